"""``python -m miteinander methods sheets make|read …``: print questionnaires, and read what people ticked."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from miteinander.methods.arguments import Kind, whole
from miteinander.methods.command import answer, parser, progress_of
from miteinander.methods.sheets.asking_files import read_questionnaire
from miteinander.methods.trouble import Language, MethodError

WORK = ("make", "read")
NAMED = 3


def main(argv: Sequence[str]) -> int:
    """Make or read sheets; returns 0, or 2 when the arguments name neither."""
    chosen = next((word for word in argv if word in WORK), "")
    made = parser("sheets")
    made.add_argument("work", choices=WORK, help="print sheets, or read scans; `make --help` says more")
    if chosen == "make":
        _add_arguments(made)
        return make(made.parse_args(argv))
    if chosen == "read":
        from miteinander.methods.sheets.reading.command import add_arguments, read  # noqa: PLC0415 - loads OpenCV

        add_arguments(made)
        return read(made.parse_args(argv))
    made.parse_args(argv)
    return 2


def make(options: argparse.Namespace) -> int:
    """Make a sheet and say what was made."""
    from miteinander.methods.sheets.making.explanation import sentences  # noqa: PLC0415 - `read` needs no maker
    from miteinander.methods.sheets.making.files import Made, make_files  # noqa: PLC0415 - as above

    asked = read_questionnaire(options.file)
    asked = replace(
        asked,
        large_print=asked.large_print or options.large_print,
        dated=options.date or asked.dated or datetime.now(UTC).date(),
    )
    out = options.output or options.file.with_suffix(".pdf")
    if out.resolve() == options.file.resolve():
        raise MethodError(
            de="Der Fragebogen und das PDF hätten denselben Namen. Bitte nennen Sie mit -o einen anderen.",
            en="The questionnaire and the PDF would have the same name. Please name another with -o.",
        )
    serials = _serials(options)
    made = make_files(
        asked, out, serials, fonts=options.fonts, per_file=options.per_file, progress=progress_of(options)
    )

    def told(made: Made, language: Language) -> Iterator[str]:
        yield _SAID[language].format(files=_files(made.files), **_counts(made.copies, made.pages, language))
        yield _WHERE[language].format(version=made.version, layout=made.layout)
        yield from sentences(made.explanation, language)

    return answer(options, made, lambda: told(made, options.language))


def _files(files: Sequence[str]) -> str:
    """Name up to three files, of more the first and the last."""
    return ", ".join(files) if len(files) <= NAMED else f"{files[0]} … {files[-1]}"


_SAID: dict[Language, str] = {"de": "{copies} mit je {pages}: {files}.", "en": "{copies} of {pages} each: {files}."}
_WHERE: dict[Language, str] = {
    "de": "Fassung {version}. Wo alles steht, braucht das Einlesen: {layout}. Bitte heben Sie die Datei auf.",
    "en": "Version {version}. Where everything stands is needed for reading: {layout}. Please keep the file.",
}


def _counts(copies: int, pages: int, language: Language) -> dict[str, str]:
    if language == "de":
        return {
            "copies": "1 Bogen" if copies == 1 else f"{copies} Bögen",
            "pages": "1 Seite" if pages == 1 else f"{pages} Seiten",
        }
    return {
        "copies": "1 sheet" if copies == 1 else f"{copies} sheets",
        "pages": "1 page" if pages == 1 else f"{pages} pages",
    }


def _serials(options: argparse.Namespace) -> tuple[str, ...]:
    from miteinander.methods.sheets.making import serials  # noqa: PLC0415 - as above

    if options.serials:
        return serials.read_serials(options.serials)
    most = f"{serials.MOST_COPIES:,}"
    if not 1 <= options.copies <= serials.MOST_COPIES:
        raise MethodError(
            de=f"Möglich sind 1 bis {most.replace(',', '.')} Stück, nicht {options.copies}.",
            en=f"1 to {most} copies are possible, not {options.copies}.",
        )
    if options.seed is not None:
        return serials.seeded_serials(options.copies, options.seed)
    return serials.random_serials(options.copies)


def _add_arguments(made: argparse.ArgumentParser) -> None:
    from miteinander.methods.sheets.making.files import PER_FILE  # noqa: PLC0415 - `read` needs no maker
    from miteinander.methods.sheets.making.setting import FONTS  # noqa: PLC0415 - as above

    made.add_argument("file", type=Path, metavar="SHEET.json", help="the questionnaire")
    made.add_argument("-o", "--output", type=Path, metavar="FILE.pdf", help="default: the name of the questionnaire")
    number = made.add_mutually_exclusive_group()
    number.add_argument("--copies", type=int, default=1, metavar="N", help="copies, each with a number of its own")
    number.add_argument("--serials", type=Path, metavar="FILE", help="the numbers themselves, one a line")
    made.add_argument("--seed", help="the same numbers each time: for rehearsals, since they can be foretold")
    made.add_argument("--large-print", action="store_true", help="16 points and larger boxes")
    made.add_argument(
        "--date", type=_DAY, metavar="YYYY-MM-DD", help="of the file; default: of the questionnaire, or today"
    )
    made.add_argument("--fonts", type=Path, default=FONTS, metavar="DIR", help="default: the fonts of the house")
    made.add_argument("--per-file", type=whole(1), default=PER_FILE, metavar="N", help=f"copies in a PDF ({PER_FILE})")


_DAY = Kind(date.fromisoformat, "ein Tag wie 2026-11-22", "a day such as 2026-11-22")
