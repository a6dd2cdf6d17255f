"""Settings from the environment; a bad value is refused loudly, with what it should look like."""

import os

from miteinander.ground.wording import worded


class BadSetting(ValueError):  # noqa: N818  # a sentence for the operator, not a slip of the program
    """An environment variable holds what it must not hold, and what it should look like."""


def env_text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def env_bool(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value in {"", "1", "0", "true", "false", "yes", "no", "ja", "nein"}:
        return default if value == "" else value in {"1", "true", "yes", "ja"}
    raise BadSetting(worded(f"{name}={value}: Bitte schreiben Sie 1 oder 0.", f"{name}={value}: please write 1 or 0."))


def env_int(name: str, default: int, *, low: int, high: int) -> int:
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not value.isdigit() or not low <= int(value) <= high:
        raise BadSetting(
            worded(
                f"{name}={value}: Bitte schreiben Sie eine ganze Zahl von {low} bis {high}.",
                f"{name}={value}: please write a whole number from {low} to {high}.",
            )
        )
    return int(value)


def env_list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]
