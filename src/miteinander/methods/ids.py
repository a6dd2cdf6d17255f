"""Refuse ids that name two things."""

from collections import Counter
from collections.abc import Iterable

from miteinander.methods.trouble import MethodError


def refuse_repeated(spot: str, ids: Iterable[str]) -> None:
    """Refuse the first id that stands more than once in a list; ``spot`` names the list, as in the file."""
    repeated = [name for name, times in Counter(ids).items() if times > 1]
    if repeated:
        raise MethodError(
            de=f"In {spot} kommt {repeated[0]} mehr als einmal vor. Jede Kennung darf nur einmal stehen.",
            en=f"In {spot}, {repeated[0]} stands more than once. Each id may stand only once.",
        )
