"""Read the field's own files: quotas and pools of the published generator and of the Sortition Foundation.

Quotas: ``category,feature,min,max`` or ``feature,value,min,max[,min_flex,max_flex]`` (also ``category,name`` and German
heads). Pools: one person a row; columns named like the categories of the quotas, an id where there is one, addresses
where they count. Every other column is left unread. Names and values are compared without case and outer spaces.
"""

from collections.abc import Sequence
from pathlib import Path

from miteinander.methods.draw.problem import Person, Question, Quota, Rule
from miteinander.methods.tables import Row, Table, plainly, read_table, refuse_taken
from miteinander.methods.trouble import MethodError

CATEGORY_AND_VALUE = (
    ("category", "feature"),
    ("feature", "value"),
    ("category", "value"),
    ("category", "name"),
    ("kategorie", "merkmal"),
    ("merkmal", "wert"),
    ("kategorie", "wert"),
    ("merkmal", "ausprägung"),
)
LOW, HIGH = ("min", "minimum", "mindestens"), ("max", "maximum", "höchstens")
IDS = ("nationbuilder_id", "id", "person_id", "respondent_id", "unique_id", "kennung", "nr", "nummer")
ADDRESSES = (("primary_address1", "primary_zip"), ("address", "zip"), ("adresse",), ("anschrift",), ("address",))
MOST_SEATS = 1_000_000


def read_question(
    pool: Path,
    quotas: Path,
    seats: int,
    *,
    rule: Rule = "leximin",
    address: Sequence[str] | None = None,
    identity: str | None = None,
) -> Question:
    """Read both files; ``address`` names columns that together are an address, empty: look for the usual ones."""
    wanted = read_quotas(quotas)
    return Question(read_pool(pool, wanted, address=address, identity=identity), wanted, seats, rule)


def read_quotas(path: Path) -> tuple[Quota, ...]:
    """Read quotas; raises MethodError with the line for what is missing, negative, repeated or upside down."""
    table = read_table(path)
    for category, value in CATEGORY_AND_VALUE:
        places = [table.place(category), table.place(value), table.place_of_any(LOW), table.place_of_any(HIGH)]
        flex = [table.place("min_flex"), table.place("max_flex")]
        needed = [place for place in places if place is not None]
        if len(needed) == len(places):
            quotas = tuple(_quota(row, needed, flex, table.file) for row in table.rows)
            return _checked(table, quotas)
    raise MethodError(
        de="Die Kopfzeile muss „category,feature,min,max“ oder „feature,value,min,max“ lauten; sie lautet "
        f"„{','.join(table.columns)}“.",
        en="The head must be “category,feature,min,max” or “feature,value,min,max”; it is "
        f"“{','.join(table.columns)}”.",
        line=1,
        file=table.file,
    )


def _quota(row: Row, places: list[int], flex: list[int | None], file: str) -> Quota:
    category, value, low, high = (row.cells[place] for place in places)
    if not category or not value:
        raise MethodError(
            de="Hier fehlt die Kategorie oder der Wert.",
            en="The category or the value is missing here.",
            line=row.line,
            file=file,
        )
    least, most = _number(low, row, file), _number(high, row, file)
    if least > most:
        raise MethodError(
            de=f"Für {category} „{value}“ ist das Minimum {least} größer als das Maximum {most}.",
            en=f"For {category} “{value}” the minimum {least} is larger than the maximum {most}.",
            line=row.line,
            file=file,
        )
    low_flex, high_flex = (
        _number(row.cells[at], row, file) if at is not None and row.cells[at] else None for at in flex
    )
    if (low_flex is not None and low_flex > least) or (high_flex is not None and high_flex < most):
        raise MethodError(
            de=f"Für {category} „{value}“ ist der Spielraum (min_flex, max_flex) enger als min und max.",
            en=f"For {category} “{value}” the room (min_flex, max_flex) is narrower than min and max.",
            line=row.line,
            file=file,
        )
    return Quota(category, value, least, most, low_flex, high_flex)


def _number(text: str, row: Row, file: str) -> int:
    try:
        figure = float(text)
    except ValueError:
        figure = -1.0
    if not (0 <= figure <= MOST_SEATS) or figure != int(figure):
        raise MethodError(
            de=f"„{text}“ ist keine ganze Zahl von 0 bis {MOST_SEATS}.",
            en=f"“{text}” is not a whole number from 0 to {MOST_SEATS}.",
            line=row.line,
            file=file,
        )
    return int(figure)


def _checked(table: Table, quotas: tuple[Quota, ...]) -> tuple[Quota, ...]:
    if not quotas:
        raise MethodError(de="Die Datei enthält keine Quoten.", en="The file holds no quotas.", file=table.file)
    seen: dict[tuple[str, str], int] = {}
    first: dict[str, str] = {}
    for row, quota in zip(table.rows, quotas, strict=True):
        key = plainly(quota.category), plainly(quota.value)
        if key in seen:
            raise MethodError(
                de=f"Für {quota.category} „{quota.value}“ gibt es schon eine Quote in Zeile {seen[key]}.",
                en=f"There already is a quota for {quota.category} “{quota.value}” in line {seen[key]}.",
                line=row.line,
                file=table.file,
            )
        seen[key] = row.line
        first.setdefault(key[0], quota.category)
    return tuple(
        Quota(first[plainly(quota.category)], quota.value, quota.low, quota.high, quota.low_flex, quota.high_flex)
        for quota in quotas
    )


def read_pool(
    path: Path, quotas: Sequence[Quota], *, address: Sequence[str] | None = None, identity: str | None = None
) -> tuple[Person, ...]:
    """Read a pool; people without an id get their number in the file, from 1.

    Raises MethodError for a pool without people, without a column of a quota, with a value no quota
    names, or with an id used twice.
    """
    table = read_table(path)
    if not table.rows:
        raise MethodError(de="Im Pool steht niemand.", en="Nobody is in the pool.", file=table.file)
    categories = {category: _column(table, category, quotas=True) for category in (quota.category for quota in quotas)}
    spelled = {(plainly(quota.category), plainly(quota.value)): quota.value for quota in quotas}
    home = _address_columns(table, address)
    name = _column(table, identity) if identity else _usual_id(table, set(categories.values()))
    people, lines = [], dict[str, int]()
    for number, row in enumerate(table.rows, 1):
        values = tuple(_value(row, table, category, at, spelled) for category, at in categories.items())
        person = Person(str(number) if name is None else row.cells[name], values, _address(row, home))
        refuse_taken(person.id, row.line, lines, file=table.file)
        people.append(person)
    return tuple(people)


def _column(table: Table, name: str, *, quotas: bool = False) -> int:
    place = table.place(name)
    if place is None:
        told_de = "Die Quoten nennen" if quotas else "Verlangt ist"
        told_en = "The quotas name" if quotas else "Asked for is"
        raise MethodError(
            de=f"{told_de} „{name}“, aber diese Spalte fehlt. Vorhanden sind: {', '.join(table.columns)}.",
            en=f"{told_en} “{name}”, but there is no such column. There are: {', '.join(table.columns)}.",
            line=1,
            file=table.file,
        )
    return place


def _usual_id(table: Table, taken: set[int]) -> int | None:
    place = table.place_of_any(IDS)
    return place if place not in taken else None


def _address_columns(table: Table, address: Sequence[str] | None) -> list[int]:
    if address is None:
        return []
    if address:
        return [_column(table, name) for name in address]
    for usual in ADDRESSES:
        places = [place for name in usual if (place := table.place(name)) is not None]
        if len(places) == len(usual):
            return places
    raise MethodError(
        de="Es ist keine übliche Spalte für Adressen da. Bitte nennen Sie sie: --address SPALTE.",
        en="There is no usual column for addresses. Please name it: --address COLUMN.",
        line=1,
        file=table.file,
    )


def _address(row: Row, places: list[int]) -> str:
    """Return the address as it is compared; empty when any part is missing, for then nobody can say it is the same."""
    parts = [plainly(row.cells[place]) for place in places]
    return " | ".join(parts) if all(parts) else ""


def _value(row: Row, table: Table, category: str, at: int, spelled: dict[tuple[str, str], str]) -> str:
    written = row.cells[at]
    value = spelled.get((plainly(category), plainly(written)))
    if value is None:
        known = ", ".join(f"„{name}“" for (of, _), name in spelled.items() if of == plainly(category))
        raise MethodError(
            de=f"Bei „{category}“ steht „{written}“; dafür gibt es keine Quote. Möglich sind: {known}."
            if written
            else f"Hier fehlt der Wert für „{category}“. Möglich sind: {known}.",
            en=f"“{category}” is “{written}”, for which there is no quota. Possible are: {_english(known)}."
            if written
            else f"The value for “{category}” is missing here. Possible are: {_english(known)}.",
            line=row.line,
            file=table.file,
        )
    return value


def _english(quoted: str) -> str:
    return quoted.replace("“", "”").replace("„", "“")
