"""A walk through the whole platform: from link to link, each kind of page once."""

from collections import deque
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.browser.addresses import name_of, slug_of
from tests.browser.visitor import Visitor

LINKS = "() => [...document.querySelectorAll('a[href]')].map(link => link.href.split('#')[0])"
BY_STAGE = {
    "meeting",
    "steering",
    "steering-fishbowl",
    "harvest",
    "registration-own",
}  # pages that look different from meeting to meeting

FILES = {"original-mail", "mfa_download_recovery_codes", "computation-file"}  # handed over to be kept, not shown
NOWHERE = "no-passwords"  # answers 404 on purpose; forms of the sign-in library still point there
NOTHING_YET = 422  # a paper that has nothing to print before the day says so


@dataclass
class Walk:
    """Where somebody has been, and what was wrong there."""

    visitor: Visitor
    seen_before: set[str] = field(
        default_factory=set
    )  # kinds of pages that look the same to somebody who walked before
    been: dict[str, str] = field(default_factory=dict)  # kind of page → the address of the first one
    problems: list[str] = field(default_factory=list)

    def through(self, *beginnings: str) -> "Walk":
        """Follow every link of every page, the beginnings first."""
        ahead = deque(beginnings)
        while ahead:
            address = ahead.popleft()
            kind = kind_of(address)
            if kind not in self.been.keys() | self.seen_before | {"", NOWHERE}:
                self.been[kind] = address
                ahead.extend(link for link in self.visit(address) if link.startswith(f"{self.visitor.base}/"))
        return self

    def visit(self, address: str) -> list[str]:
        """Look at a page and return its links; a file is only fetched."""
        page = self.visitor.page
        if is_file(address):
            status = page.request.get(address).status
            self._note(address, 200 if status == NOTHING_YET else status, [])
            return []
        answer = page.goto(address)
        found = self.visitor.look_closely()
        self._note(address, answer.status, found)
        return page.evaluate(LINKS)

    def _note(self, address: str, status: int, found: list[str]) -> None:
        found = found if status == 200 else [f"answers {status}", *found]
        self.problems += [f"{address.removeprefix(self.visitor.base)}: {problem}" for problem in found]

    @property
    def names(self) -> set[str]:
        return {kind.split()[0] for kind in self.been}


def is_file(address: str) -> bool:
    return "." in urlsplit(address).path.rpartition("/")[2] or name_of(address) in FILES


def kind_of(address: str) -> str:
    """Return what makes a page worth a visit of its own."""
    name = name_of(address)
    return f"{name} {slug_of(address)}" if name in BY_STAGE else name
