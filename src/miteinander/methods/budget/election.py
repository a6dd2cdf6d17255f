"""A budget election as arrays: projects, equal ballots counted once, and who supports what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray  # 20 ms that a count need not wait for

Whole: TypeAlias = "NDArray[np.int64]"


@dataclass(frozen=True, slots=True)
class Project:
    """One project; ``published_votes`` and ``published_win`` are what the file says, for comparison only."""

    id: str
    name: str
    cost: Fraction
    published_votes: Fraction | None = None
    published_win: bool | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something odd in the file that does not stop the count: what it is, how often, and where first."""

    kind: str
    count: int
    line: int | None = None
    example: str = ""


@dataclass(frozen=True)
class Election:
    """What is counted. Money is in the currency of the file, ballots are grouped by equal content.

    ``groups`` (G,) says how many voters cast each distinct ballot. Project ``p`` is supported by the groups
    ``members[starts[p]:starts[p + 1]]`` with ``points[…] * point_unit`` points each (1 for approval). ``voters`` counts
    empty ballots too: their share stays unspent. ``top_points`` are the most points that one ballot can give to one
    project, in units. Projects with fewer points than ``threshold`` cannot win.
    """

    projects: tuple[Project, ...]
    budget: Fraction
    kind: str
    voters: int
    groups: Whole
    starts: Whole
    members: Whole
    points: Whole
    point_unit: Fraction = Fraction(1)
    top_points: int = 1
    threshold: Fraction = Fraction(0)
    currency: str = ""
    meta: Mapping[str, str] | None = None
    notes: tuple[Note, ...] = ()

    def supporters(self, project: int) -> tuple[Whole, Whole]:
        """Return the groups that support a project and their points, each of shape (S,)."""
        part = slice(int(self.starts[project]), int(self.starts[project + 1]))
        return self.members[part], self.points[part]

    @cached_property
    def votes(self) -> tuple[int, ...]:
        """How many voters support each project."""
        counted = self.groups[self.members]
        return tuple(int(number) for number in _sums(counted, self.starts))

    @cached_property
    def scores(self) -> tuple[Fraction, ...]:
        """How many points each project has from all voters; with approval the number of votes."""
        counted = self.groups[self.members] * self.points
        return tuple(int(number) * self.point_unit for number in _sums(counted, self.starts))

    @cached_property
    def eligible(self) -> tuple[bool, ...]:
        """Which projects reach the threshold, if the election has one."""
        return tuple(score >= self.threshold for score in self.scores)

    def with_more(self, project: int, ballots: int) -> "Election":
        """Return the election with additional ballots that name only this project, with the most points."""
        at = int(self.starts[project + 1])
        starts = self.starts.copy()
        starts[project + 1 :] += 1
        return replace(
            self,
            voters=self.voters + ballots,
            groups=np.append(self.groups, ballots),
            starts=starts,
            members=np.insert(self.members, at, len(self.groups)),
            points=np.insert(self.points, at, self.top_points),
        )


def _sums(values: Whole, starts: Whole) -> Whole:
    running = np.concatenate(([0], np.cumsum(values)))
    return running[starts[1:]] - running[starts[:-1]]
