"""Take values out of parsed JSON; each refusal is one sentence that names the spot."""

import math
from typing import Any

from miteinander.methods.trouble import MethodError


def refused(spot: str, de: str, en: str, value: object) -> MethodError:
    """Return the refusal of one value."""
    shown = str(value)[:60]
    return MethodError(
        de=f"{spot}: {shown} geht nicht; erlaubt ist {de}.", en=f"{spot}: {shown} is wrong; allowed: {en}."
    )


class Row:
    """A JSON object at a spot."""

    def __init__(self, data: Any, spot: str) -> None:
        if not isinstance(data, dict):
            raise MethodError(
                de=f"{spot}: Hier fehlt ein Objekt {{…}}.", en=f"{spot}: an object {{…}} is missing here."
            )
        self.data: dict[str, Any] = data
        self.spot = spot

    def only(self, *known: str) -> None:
        """Refuse a misspelt key rather than compute without it."""
        unknown = sorted(set(self.data) - set(known))
        if unknown:
            raise MethodError(
                de=f"{self.spot}: „{unknown[0][:40]}“ ist unbekannt; möglich sind {', '.join(known)}.",
                en=f"{self.spot}: “{unknown[0][:40]}” is not known; possible are {', '.join(known)}.",
            )

    def text(self, key: str, default: str) -> str:
        value = self.data.get(key, default)
        if not isinstance(value, str):
            raise refused(f"{self.spot}, {key}", "Text", "a text", value)
        return value

    def name(self, key: str = "id") -> str:
        value = self.data.get(key)
        if not isinstance(value, str) or not value.strip():
            raise MethodError(de=f"{self.spot}: {key} fehlt.", en=f"{self.spot}: {key} is missing.")
        return value

    def choice(self, key: str, default: str, possible: tuple[str, ...]) -> str:
        value = self.text(key, default)
        if value not in possible:
            raise refused(f"{self.spot}, {key}", " oder ".join(possible), " or ".join(possible), value)
        return value

    def truth(self, key: str) -> bool:
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise refused(f"{self.spot}, {key}", "true oder false", "true or false", value)
        return value

    def number(
        self, key: str, default: float | None = None, *, least: float = -math.inf, most: float = math.inf
    ) -> float:
        """Return a finite number; without a default it must be there."""
        return _number(self.data.get(key, default), f"{self.spot}, {key}", least, most)

    def whole(self, key: str, default: int, *, least: int, most: int) -> int:
        value = self.number(key, default, least=least, most=most)
        if not value.is_integer():
            raise refused(f"{self.spot}, {key}", "eine ganze Zahl", "a whole number", value)
        return int(value)

    def share(self) -> float:
        """Return the key of a quantile as a number within 0 to 1."""
        try:
            value = float(self.data["share"])
        except ValueError:
            value = math.nan
        if not 0 <= value <= 1:
            raise refused(self.spot, "ein Anteil von 0 bis 1 wie 0.1", "a share 0 to 1 like 0.1", self.data["share"])
        return value

    def numbers(self, key: str) -> list[float]:
        return [_number(held, f"{self.spot}, {key}", -math.inf, math.inf) for held in self._list(key)]

    def words(self, key: str) -> list[str]:
        return [Row({"id": held}, f"{self.spot}, {key}").name() for held in self._list(key)]

    def rows(self, key: str) -> list["Row"]:
        return [Row(held, f"{key}[{at}]") for at, held in enumerate(self._list(key))]

    def row(self, key: str) -> "Row":
        """Return an inner object; a missing one is empty."""
        return Row(self.data.get(key) or {}, f"{self.spot}, {key}")

    def _list(self, key: str) -> list[Any]:
        value = self.data.get(key)
        if value is not None and not isinstance(value, list):
            raise refused(f"{self.spot}, {key}", "eine Liste […]", "a list […]", value)
        return value or []


def _number(value: Any, spot: str, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e15 or not math.isfinite(value):  # noqa: PLR2004
        raise refused(spot, "eine Zahl", "a number", value)
    if not least <= value <= most:
        raise refused(spot, f"{least:g} bis {most:g}", f"{least:g} to {most:g}", value)
    return float(value)
