"""Reading the official municipality directory: GV100AD (fixed width, ISO-8859-1) and its CSV extract.

Source of the columns: Destatis, Gemeindeverzeichnis, Datensatzbeschreibung GV100AD. Positions below count from 1.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from miteinander.places.choices import MunicipalityKind

KINDS = {
    "61": MunicipalityKind.URBAN_DISTRICT,
    "62": MunicipalityKind.URBAN_DISTRICT,
    "60": MunicipalityKind.MUNICIPALITY,
    "63": MunicipalityKind.TOWN,
    "64": MunicipalityKind.MUNICIPALITY,
    "67": MunicipalityKind.LARGE_TOWN,
}
NOT_MUNICIPALITIES = {"65", "66"}  # areas that belong to no municipality
CSV_COLUMNS = {"ags", "ars", "name", "textkennzeichen", "kreis", "einwohner", "flaeche_ha", "plz"}
LARGEST_FILE = 50_000_000
FIXED_WIDTH = 177  # up to and with the last column that is read


class BadDirectory(ValueError):  # noqa: N818  # a sentence for the operator
    """The file, or one line of it, is not what it should be; the sentence names the line."""


@dataclass(frozen=True)
class Entry:
    """One municipality of the directory."""

    ags: str
    ars: str
    official_name: str
    kind: MunicipalityKind
    county: str
    district: str
    population: int
    area_ha: int
    postcode: str
    longitude: float | None
    latitude: float | None

    @property
    def name(self) -> str:
        """The name without its title: "Aalen, Stadt" is Aalen."""
        return self.official_name.partition(", ")[0]


@dataclass(frozen=True)
class Directory:
    valid_on: date
    entries: tuple[Entry, ...]


def read_directory(path: Path, *, land: str = "08") -> Directory:
    """Read either form; only municipalities of one Land (08 is Baden-Württemberg)."""
    if path.stat().st_size > LARGEST_FILE:
        raise BadDirectory(_("The file is larger than any municipality directory."))
    raw = path.read_bytes()
    found = _read_csv(raw, path.name) if raw.lstrip(b"\xef\xbb\xbf").startswith(b"ags,") else _read_fixed_width(raw)
    entries = tuple(entry for entry in found.entries if entry.ags.startswith(land))
    if not entries:
        raise BadDirectory(_("The file holds no municipality of Land %(land)s.") % {"land": land})
    _refuse_doubles(entries)
    return Directory(found.valid_on, entries)


def _read_csv(raw: bytes, name: str) -> Directory:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        number = raw.count(b"\n", 0, problem.start) + 1
        raise BadDirectory(_("Line %(number)s is not UTF-8 text.") % {"number": number}) from None
    rows = csv.DictReader(io.StringIO(text))
    if lacking := sorted(CSV_COLUMNS - set(rows.fieldnames or ())):
        raise BadDirectory(_("Line 1: these columns are missing: %(names)s.") % {"names": ", ".join(lacking)})
    return Directory(_date_in(name), tuple(_csv_entries(rows)))


def _csv_entries(rows: "csv.DictReader[str]") -> Iterator[Entry]:
    for row in rows:
        number = rows.line_num
        if None in row or None in row.values():
            raise BadDirectory(_("Line %(number)s has too many or too few columns.") % {"number": number})
        if row["textkennzeichen"] not in NOT_MUNICIPALITIES:
            yield Entry(
                ags=_key(row["ags"], 8, number),
                ars=_key(row["ars"], 12, number),
                official_name=_name(row["name"], number),
                kind=_kind(row["textkennzeichen"], number),
                county=row["kreis"].partition(", ")[0],
                district=row.get("regierungsbezirk", ""),
                population=_count(row["einwohner"], number),
                area_ha=_count(row["flaeche_ha"], number),
                postcode=row["plz"].strip(),
                longitude=_degrees(row.get("lon", ""), number),
                latitude=_degrees(row.get("lat", ""), number),
            )


def _read_fixed_width(raw: bytes) -> Directory:
    counties: dict[str, str] = {}
    districts: dict[str, str] = {}
    entries: list[Entry] = []
    valid_on: date | None = None
    for number, line in enumerate(raw.decode("iso-8859-1").splitlines(), start=1):
        mark, key, name = line[0:2], line[10:18].strip(), line[22:72].strip()
        if not line.strip() or mark in {"10", "30", "50"}:
            continue
        if mark not in {"20", "40", "60"} or len(line) < FIXED_WIDTH:
            raise BadDirectory(_("Line %(number)s is no line of a GV100AD file.") % {"number": number})
        valid_on = valid_on or _day(line[2:10], number)
        if mark == "20":
            districts[key] = name
        elif mark == "40":
            counties[key] = name.partition(", ")[0]
        elif line[122:124] not in NOT_MUNICIPALITIES:
            entries.append(_fixed_entry(line, number, counties, districts))
    if valid_on is None:
        raise BadDirectory(_("The file is empty."))
    return Directory(valid_on, tuple(entries))


def _fixed_entry(line: str, number: int, counties: dict[str, str], districts: dict[str, str]) -> Entry:
    ags = _key(line[10:18], 8, number)
    if ags[:5] not in counties:
        raise BadDirectory(_("Line %(number)s: its county stands in no line before.") % {"number": number})
    return Entry(
        ags=ags,
        ars=_key(ags[:5] + line[18:22] + ags[5:], 12, number),
        official_name=_name(line[22:72], number),
        kind=_kind(line[122:124], number),
        county=counties[ags[:5]],
        district=districts.get(ags[:3], ""),
        population=_count(line[139:150], number),
        area_ha=_count(line[128:139], number),
        postcode=line[165:170].strip(),
        longitude=None,
        latitude=None,
    )


def _key(text: str, digits: int, number: int) -> str:
    if not re.fullmatch(rf"[0-9]{{{digits}}}", text):
        raise BadDirectory(
            _("Line %(number)s: “%(text)s” is not a key of %(digits)s digits.")
            % {"number": number, "text": text, "digits": digits}
        )
    return text


def _name(text: str, number: int) -> str:
    if not text.strip():
        raise BadDirectory(_("Line %(number)s has no name.") % {"number": number})
    return text.strip()


def _kind(mark: str, number: int) -> MunicipalityKind:
    if mark not in KINDS:
        raise BadDirectory(
            _("Line %(number)s: the text mark “%(mark)s” is not known.") % {"number": number, "mark": mark}
        )
    return KINDS[mark]


def _count(text: str, number: int) -> int:
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit()):
        raise BadDirectory(
            _("Line %(number)s: “%(text)s” is not a whole number.") % {"number": number, "text": text.strip()}
        )
    return int(digits)


def _degrees(text: str, number: int) -> float | None:
    try:
        value = float(text) if text.strip() else None
    except ValueError:
        value = float("nan")
    if value is not None and not -180 <= value <= 180:  # noqa: PLR2004  # degrees; NaN is refused too
        raise BadDirectory(_("Line %(number)s: “%(text)s” is no position.") % {"number": number, "text": text})
    return value


def _day(text: str, number: int) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadDirectory(_("Line %(number)s: “%(text)s” is no date.") % {"number": number, "text": text}) from None


def _date_in(name: str) -> date:
    """The CSV extract carries its date in its file name."""
    found = re.search(r"(\d{4})-(\d{2})-(\d{2})", name)
    try:
        return date(*(int(part) for part in found.groups())) if found else date(1970, 1, 1)
    except ValueError:
        raise BadDirectory(_("The date in the file name is none.")) from None


def _refuse_doubles(entries: tuple[Entry, ...]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.ags in seen:
            raise BadDirectory(_("The key %(ags)s stands in the file twice.") % {"ags": entry.ags})
        seen.add(entry.ags)
