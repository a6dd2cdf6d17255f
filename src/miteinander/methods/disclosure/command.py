"""``python -m miteinander methods disclosure FILE``: protect a table, attack one, or see who stands alone in rows."""

import argparse
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from miteinander.methods.command import answer, parser, progress_of, write
from miteinander.methods.disclosure.anonymity import anonymity
from miteinander.methods.disclosure.attack import Published, attack
from miteinander.methods.disclosure.coarsening import repairs
from miteinander.methods.disclosure.formats import (
    Groups,
    Reading,
    Seen,
    read_groups,
    safe_csv,
    seen_in,
    table_of_counts,
    table_of_persons,
)
from miteinander.methods.disclosure.release import release
from miteinander.methods.disclosure.report import report_attack, report_release
from miteinander.methods.disclosure.rows import Rows, coded, read_rows
from miteinander.methods.disclosure.rules import Dominance, Knowledge, Rules, Zeros, primary
from miteinander.methods.disclosure.sentences import Speaker
from miteinander.methods.disclosure.suppression import published
from miteinander.methods.disclosure.table import Table
from miteinander.methods.trouble import MethodError

MOST_COLUMNS = 6


def main(argv: Sequence[str]) -> int:
    """Run the command; returns 0. A damaged file or a table that cannot be released raises MethodError."""
    options = _parser().parse_args(argv)
    rows = read_rows(options.file)
    columns = tuple(name.strip() for name in options.columns.split(","))
    if options.microdata:
        return _persons(options, rows, columns)
    rules = _rules(options)
    groups = dict(_groups_of(text, columns) for text in options.groups)
    if len(columns) > MOST_COLUMNS or (options.count and options.count in columns):
        raise MethodError(
            de=f"Bitte nennen Sie höchstens {MOST_COLUMNS} Spalten, und die Spalte der Anzahl nur bei --count.",
            en=f"Please name at most {MOST_COLUMNS} columns, and the column of counts only with --count.",
        )
    if options.attack:
        return _attack(options, rows, columns, groups, rules)
    table = _table(options, rows, columns, groups)
    return _release(options, table, rules)


def _parser() -> argparse.ArgumentParser:
    made = parser("disclosure")
    made.add_argument("file", type=Path, metavar="FILE", help="CSV: a row per person, or rows with a column of counts")
    made.add_argument("--columns", required=True, metavar="A,B,C", help="of the table, or the quasi-identifiers")
    kind = made.add_mutually_exclusive_group()
    kind.add_argument("--table", action="store_true", help="protect the frequency table of the columns (the default)")
    kind.add_argument("--microdata", action="store_true", help="report the k-anonymity of the rows")
    kind.add_argument("--attack", action="store_true", help="work out the hidden cells of a published table")
    made.add_argument("--count", metavar="COLUMN", help="the column of counts; without it every row is one person")
    made.add_argument("--k", type=int, default=5, help="a count below it is hidden (default 5)")
    made.add_argument("--round", type=int, metavar="BASE", help="round to multiples instead of hiding, usually 5")
    made.add_argument("--zeros", choices=[*Zeros], default=Zeros.SHOW, help="whether a count of 0 may be read")
    made.add_argument("--knowledge", choices=[*Knowledge], default=Knowledge.ZEROS, help="of the attacker")
    made.add_argument("--width", type=int, help="by how much a hidden cell must stay uncertain (default k - 2)")
    made.add_argument("--dominance", metavar="COLUMN=SHARE", help="hide sums ruled by one value: district=0.85")
    made.add_argument("--groups", action="append", default=[], metavar="COLUMN=FILE", help="groups of values, as sums")
    made.add_argument("--total", metavar="LABEL", help="how sums are called in the file (default: the usual words)")
    made.add_argument("--sensitive", metavar="COLUMN", help="with --microdata: count its different values per group")
    made.add_argument("--seconds", type=float, default=60.0, help="of CPU for the search (default 60)")
    made.add_argument("--output", "-o", type=Path, metavar="FILE", help="write the safe table as CSV")
    return made


def _rules(options: argparse.Namespace) -> Rules:
    dominance = None
    if options.dominance:
        name, _, share = options.dominance.rpartition("=")
        try:
            dominance = Dominance(name, float(share))
        except ValueError as trouble:
            raise MethodError(
                de="Bitte geben Sie --dominance als SPALTE=ANTEIL an, zum Beispiel district=0.85.",
                en="Please give --dominance as COLUMN=SHARE, for example district=0.85.",
            ) from trouble
    zeros, knowledge = Zeros(options.zeros), Knowledge(options.knowledge)
    return Rules(options.k, zeros, knowledge, options.width, dominance, options.seconds)


def _groups_of(text: str, columns: tuple[str, ...]) -> tuple[str, Any]:
    name, _, file = text.partition("=")
    if name not in columns or not file:
        raise MethodError(
            de="Bitte geben Sie --groups als SPALTE=DATEI an, mit einer Spalte aus --columns.",
            en="Please give --groups as COLUMN=FILE, with a column of --columns.",
        )
    return name, read_groups(Path(file))


def _table(options: argparse.Namespace, rows: Rows, columns: tuple[str, ...], groups: Groups) -> Table:
    if options.count:
        return table_of_counts(Reading(rows, columns, options.count, groups, options.total))
    return table_of_persons(coded(rows, columns), groups, total=options.total or "Insgesamt", file=rows.file)


def _release(options: argparse.Namespace, table: Table, rules: Rules) -> int:
    made = release(table, rules, base=options.round, progress=progress_of(options))
    told, speaker = report_release(made), Speaker(options.language)
    if options.output:
        written = safe_csv(table.dimensions, made.shown, made.hidden, options.count or "count")
        write(options.output, written)
    said = [*speaker.release(told), *(speaker.cell(cell, rules.k) for cell in told.hidden)]
    _say(options, _with_sentences(told, said), said)
    return 0


def _attack(options: argparse.Namespace, rows: Rows, columns: tuple[str, ...], groups: Groups, rules: Rules) -> int:
    seen = None
    if options.count:
        seen = seen_in(Reading(rows, columns, options.count, groups, options.total), rules)
    if seen is None or not seen.published.asked.any():  # nothing is hidden: try what hiding the small cells would do
        table = _table(options, rows, columns, groups)
        seen = Seen(table.dimensions, _hidden_by_rules(table, rules))
    told = report_attack(seen, attack(seen.published, progress=progress_of(options)), rules)
    said = Speaker(options.language).attack(told)
    _say(options, _with_sentences(told, said), said)
    return 0


def _hidden_by_rules(table: Table, rules: Rules) -> Published:
    return published(table, primary(table, rules), rules)


def _persons(options: argparse.Namespace, rows: Rows, columns: tuple[str, ...]) -> int:
    if options.count:
        raise MethodError(
            de="Der Bericht über Zeilen braucht eine Zeile je Person. Bitte lassen Sie die Spalte mit den Anzahlen "
            "weg.",
            en="The report on rows needs one row per person. Please leave out the column of counts.",
        )
    persons = coded(rows, columns)
    sensitive = None
    if options.sensitive:
        sensitive = options.sensitive, coded(rows, (options.sensitive,)).codes[:, 0]
    told = anonymity(persons, options.k, sensitive=sensitive)
    mended = repairs(persons, options.k, progress=progress_of(options)) if told.below else ()
    said = Speaker(options.language).anonymity(told, mended, columns)
    _say(options, {"method": "anonymity", **_with_sentences(told, said), "repairs": mended}, said)
    return 0


def _with_sentences(told: Any, said: list[str]) -> dict[str, Any]:
    return {**{field.name: getattr(told, field.name) for field in fields(told)}, "sentences": said}


def _say(options: argparse.Namespace, data: dict[str, Any], said: list[str]) -> None:
    answer(options, data, lambda: said)
