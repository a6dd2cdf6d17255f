"""`python -m bench sheets`: how long a sheet takes, and ten thousand personal copies of it."""

import time
from dataclasses import replace
from datetime import date
from itertools import count

from bench.methods import sheets_read
from bench.methods.measuring import Case, run
from miteinander.methods.sheets.asking import Option, Question, Questionnaire
from miteinander.methods.sheets.layout import Kind
from miteinander.methods.sheets.making.copies import write_copies
from miteinander.methods.sheets.making.serials import seeded_serials
from miteinander.methods.sheets.making.setting import set_sheet

_fresh = count()


class Counted:
    """A file that only counts: what a disk costs is not measured."""

    def __init__(self) -> None:
        self.size = 0

    def write(self, data: bytes) -> None:
        self.size += len(data)


def options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(str(number), label) for number, label in enumerate(labels, start=1))


def questions(number: int) -> tuple[Question, ...]:
    """Two pages of the usual mixture for each eight questions."""
    mixture = (
        Question("a", Kind.SINGLE, "Wie lange leben Sie hier?", options=options("kurz", "länger", "lange", "immer")),
        Question("b", Kind.SCALE, "Wie zufrieden sind Sie mit Bus und Bahn?", steps=5, low="gar nicht", high="sehr"),
        Question("c", Kind.SINGLE, "Waren Sie schon im Rathaus?", options=options("ja", "nein", "weiß nicht")),
        Question("d", Kind.TEXT, "Was möchten Sie uns noch sagen?", lines=3),
        Question("e", Kind.MULTIPLE, "Wofür soll Geld da sein?", options=options("Rad", "Grün", "Bad", "Buch"), most=2),
        Question("f", Kind.SCALE, "Wie gut ist die Luft?", steps=5, low="schlecht", high="gut"),
        Question("g", Kind.SINGLE, "Kommen Sie zum Fest?", options=options("ja", "nein", "vielleicht")),
        Question("h", Kind.SINGLE, "Kommen Sie allein?", options=options("ja", "zu zweit", "mit Kindern", "anders")),
    )
    return tuple(replace(mixture[at % 8], id=f"{mixture[at % 8].id}{at}") for at in range(number))


def asked(number: int) -> Questionnaire:
    """A questionnaire that was never set before: typst remembers what it has set."""
    some = tuple(replace(one, text=f"{one.text} ({next(_fresh)})") for one in questions(number))
    return Questionnaire(
        "probe", "Bürgerbudget 2027", some, "Stadt Musterhausen", "Wir bitten Sie um Ihre Meinung.", dated=DAY
    )


DAY = date(2026, 11, 22)


def one_sheet(number: int) -> tuple[int, int, int]:
    made, held = set_sheet(asked(number)), Counted()
    write_copies(held, made.master, made.layout, seeded_serials(1, "bench"), language="de")
    boxes = sum(len(field.marks) for page in made.layout.pages for field in page.fields)
    return len(made.layout.pages), boxes, held.size // 1000


def sheets(number: int) -> str:
    """Load typst and the fonts, then make ten different sheets: threads of typst do not survive a fork before it."""
    one_sheet(number)
    spent = []
    for _ in range(10):
        begun = time.process_time()
        pages, boxes, size = one_sheet(number)
        spent.append(time.process_time() - begun)
    return f"{pages} pages, {boxes} boxes, {size} kB: {min(spent) * 1000:.1f} ms each, once typst is loaded"


def copies(number: int) -> str:
    made, serials = set_sheet(asked(8)), seeded_serials(number, "bench")
    size = 0
    for start in range(0, len(serials), 1000):
        held = Counted()
        write_copies(held, made.master, made.layout, serials[start : start + 1000], language="de")
        size += held.size
    return f"{len(serials) * len(made.layout.pages)} pages, {size / 1e6:.0f} MB"


def main() -> None:
    sizes = {8: "11 sheets of 2 pages", 40: "11 sheets of 10 pages", 160: "11 sheets of 40 pages"}
    run("sheets make", [Case(name, at, lambda at=at: at, sheets, repeats=1) for at, name in sizes.items()])
    many = (100, 1000, 10_000)
    run("sheets make --copies", [Case(f"{at} copies", at, lambda at=at: at, copies, repeats=1) for at in many])
    sheets_read.main()


if __name__ == "__main__":
    main()
