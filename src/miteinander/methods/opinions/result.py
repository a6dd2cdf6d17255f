"""The opinion map as data for other programs: ids and texts instead of numbers of rows and columns."""

from collections.abc import Mapping
from typing import Any

from miteinander.methods.opinions.mapping import Group, OpinionMap
from miteinander.methods.opinions.says import Divisive, Saying, Shared

FORMAT = "miteinander-opinion-map/1"
DIGITS = 6


def written(found: OpinionMap, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return everything that was computed; ``stability`` is the mean agreement of the samples, null without groups."""
    votes, firm, settings = found.votes, found.stability, found.settings
    writer = _Writer(found, texts)
    return {
        "format": FORMAT,
        "groups": [writer.group(group) for group in found.groups],
        "consensus": [writer.shared(entry) for entry in found.consensus],
        "divisive": [writer.divisive(entry) for entry in found.divisive],
        "stability": round(firm.agreement, DIGITS) if firm else None,
        "ungrouped": [votes.people[at] for at in found.ungrouped.tolist()],
        "refusal": found.refusal.value if found.refusal else None,
        "stability_in_detail": firm,
        "strength": found.strength,
        "silhouettes": found.silhouettes,
        "group_aware_consensus": _by_statement(found, found.agreement_scores.tolist()),
        "group_aware_disagreement": _by_statement(found, found.disagreement_scores.tolist()),
        "projection": {
            person: [round(x, DIGITS), round(y, DIGITS)]
            for person, (x, y) in zip(votes.people, found.points.tolist(), strict=True)
        },
        "counts": {
            "people": len(votes.people),
            "people_with_enough_votes": found.able,
            "statements": len(votes.statements),
            "moderated_out": len(votes.hidden),
            "votes": len(votes),
        },
        "settings": settings,
    }


def _by_statement(found: OpinionMap, scores: list[float]) -> dict[str, float]:
    return dict(zip(found.votes.statements, scores, strict=True))


class _Writer:
    """Writes the parts of a map with their ids, texts and rounded figures."""

    def __init__(self, found: OpinionMap, texts: Mapping[str, str]) -> None:
        self.found, self.texts = found, texts
        self.letters = [group.id for group in found.groups]

    def statement(self, at: int) -> dict[str, Any]:
        name = self.found.votes.statements[at]
        return {"statement": name, "text": self.texts.get(name, "")}

    def shares(self, shares: tuple[float, ...]) -> dict[str, float]:
        return {name: round(share, DIGITS) for name, share in zip(self.letters or ["all"], shares, strict=True)}

    def group(self, group: Group) -> dict[str, Any]:
        people = self.found.votes.people
        return {
            "id": group.id,
            "members": [people[at] for at in group.members.tolist()],
            "centre": [round(part, DIGITS) for part in group.centre],
            "says": [self.saying(saying) for saying in group.says],
        }

    def saying(self, saying: Saying) -> dict[str, Any]:
        return {
            **self.statement(saying.statement),
            "side": saying.side,
            "votes": saying.votes,
            "seen": saying.seen,
            "share": round(saying.share, DIGITS),
            "share_test": round(saying.share_test, DIGITS),
            "ratio": round(saying.ratio, DIGITS),
            "difference_test": round(saying.difference_test, DIGITS),
        }

    def shared(self, entry: Shared) -> dict[str, Any]:
        return {
            **self.statement(entry.statement),
            "side": entry.side,
            "score": entry.score,
            "votes": entry.votes,
            "seen": entry.seen,
            "share_test": round(entry.share_test, DIGITS),
            "shares": self.shares(entry.shares),
        }

    def divisive(self, entry: Divisive) -> dict[str, Any]:
        return {
            **self.statement(entry.statement),
            "gap": round(entry.gap, DIGITS),
            "high": None if entry.high is None else self.letters[entry.high],
            "low": None if entry.low is None else self.letters[entry.low],
            "difference_test": round(entry.difference_test, DIGITS),
            "shares": self.shares(entry.shares),
        }
