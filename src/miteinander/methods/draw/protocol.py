r"""What a draw leaves behind, so that a stranger can check it with nothing but ``sha256sum``.

Before the seed is known a folder is written: ``lots.csv`` (one line per lot: number, then the people), ``people.tsv``
(id, household, values: all that the draw looks at, and for the town's eyes only), ``quotas.tsv``, ``chances.json``, and
``commitment.txt`` with the SHA-256 of each. The SHA-256 of ``commitment.txt`` itself is **the commitment**: a line to
print in the newspaper. Later ``printf 'SEED\nCOMMITMENT' | sha256sum``, read as a whole number, modulo the number of
lots, is the number of the lot drawn.
"""

import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from miteinander.methods.draw.problem import Counts, Question, Rule
from miteinander.methods.lots import lot
from miteinander.methods.trouble import MethodError

FORMAT = "miteinander-draw/1"


@dataclass(frozen=True, slots=True)
class Commitment:
    """What was fixed: the rules of the draw and the SHA-256 of its files; ``text`` is ``commitment.txt``."""

    seats: int
    rule: Rule
    lots: int
    people_sha256: str
    quotas_sha256: str
    chances_sha256: str
    lots_sha256: str

    @property
    def text(self) -> str:
        fields = (f"{name} {getattr(self, name)}\n" for name in self.__slots__)
        return f"format {FORMAT}\n{''.join(fields)}"

    @property
    def sha256(self) -> str:
        return digest(self.text)


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as ``sha256sum`` prints it."""
    return hashlib.sha256(text.encode()).hexdigest()


def people_text(question: Question) -> str:
    """Write all that the draw looks at: id, household (the first id at a shared address), values; by id."""
    head = {at: question.people[members[0]].id for members in question.households.values() for at in members}
    rows = [["id", "household", *question.categories]]
    rows += [[person.id, head.get(at, ""), *person.values] for at, person in enumerate(question.people)]
    return _table(rows, "\t")


def quotas_text(question: Question) -> str:
    """Write the quotas in their order; the room for relaxation is no part of the draw."""
    rows = [["category", "value", "min", "max"]]
    rows += [[quota.category, quota.value, str(quota.low), str(quota.high)] for quota in question.quotas]
    return _table(rows, "\t")


def lots_text(question: Question, lots: Counts) -> str:
    """Write the lots, numbered from zero with leading zeros, as with three urns of the balls 0 to 9."""
    width = len(str(len(lots) - 1))
    names = _table(([person.id] for person in question.people), ",").split("\n")  # an id is one line, quoted at need
    rows = (",".join(lot) for lot in np.array(names[:-1], dtype=object)[lots].tolist())
    return "".join([f"{number:0{width}},{row}\n" for number, row in enumerate(rows)])


def read_lots(text: str, *, file: str = "lots.csv") -> list[tuple[str, ...]]:
    """Read ``lots.csv``: the ids of each lot in order; raises MethodError when lots are missing or out of order."""
    lots: list[tuple[str, ...]] = []
    try:
        rows = list(csv.reader(io.StringIO(text)))
    except csv.Error:
        rows = [[]]
    for line, row in enumerate(rows, 1):
        if len(row) < 2 or row[0].lstrip("0") != str(len(lots)).lstrip("0"):  # noqa: PLR2004 - a number and a person
            raise MethodError(
                de=f"Hier müsste das Los {len(lots)} mit seinen Personen stehen.",
                en=f"Lot {len(lots)} with its people should stand here.",
                line=line,
                file=file,
            )
        lots.append(tuple(row[1:]))
    if not lots:
        raise MethodError(de="Die Datei enthält keine Lose.", en="The file holds no lots.", file=file)
    return lots


def read_commitment(text: str, *, file: str = "commitment.txt") -> Commitment:
    """Read ``commitment.txt``; raises MethodError when anything in it is not as this room writes it."""
    fields = dict(line.split(" ", 1) for line in text.splitlines() if " " in line)
    try:
        rule: Rule = "maximin" if fields["rule"] == "maximin" else "leximin"
        numbers = int(fields["seats"]), rule, int(fields["lots"])
        found = Commitment(*numbers, *(fields[f"{name}_sha256"] for name in ("people", "quotas", "chances", "lots")))
    except (KeyError, ValueError):
        found = None
    if found is None or found.text != text:
        raise MethodError(
            de="Das ist keine Festlegung einer Auslosung, oder sie wurde verändert.",
            en="This is no commitment of a draw, or it was changed.",
            file=file,
        )
    return found


def number_drawn(seed: str, commitment: str, lots: int) -> int:
    """Return the number of the lot: SHA-256 of seed and commitment modulo the number of lots."""
    return lot(seed, commitment) % lots


def _table(rows: Iterable[Iterable[object]], delimiter: str) -> str:
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return held.getvalue()
