"""Everything stored about one person, in words for reading and as data for taking along."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db import models
from django.utils import formats
from django.utils.encoding import force_str
from django.utils.translation import gettext as _

from miteinander.ground.clock import in_berlin
from miteinander.ground.inventory import ACTIVITIES, Category, Declaration, Subject
from miteinander.people.models import Person
from miteinander.privacy.reads.subjects import holdings, is_subject, models_holding
from miteinander.privacy.verbs import words_for
from miteinander.privacy.words import FACTS, label_of

PLACES = frozenset({"meeting", "network", "municipality", "organisation"})
SHORT = 2000  # letters of a text on the page; the file holds all of it


@dataclass(frozen=True)
class Fact:
    name: str
    label: str
    text: str
    data: Any


@dataclass(frozen=True)
class Entry:
    """One row about the person."""

    activity: str
    title: str
    model: str
    facts: tuple[Fact, ...]

    @property
    def says_something(self) -> bool:
        """More than where it belongs; a row that has lost its name stands in the file only."""
        return any(fact.text and fact.name not in PLACES for fact in self.facts)


@dataclass(frozen=True)
class Chapter:
    """What one activity stores about the person."""

    title: str
    entries: tuple[Entry, ...]

    @property
    def shown(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.says_something)


def everything_about(subject: Subject) -> list[Chapter]:
    """Everything declared as theirs: one query asks which models hold something, then one for each that does."""
    entries = sorted(_entries(subject), key=lambda entry: entry.activity)
    return [
        Chapter(activity, tuple(together)) for activity, together in groupby(entries, key=lambda entry: entry.activity)
    ]


def as_data(subject: Subject, chapters: list[Chapter], *, at: datetime) -> dict[str, Any]:
    """The same as a file: names of fields as stored, times in ISO 8601, bytes in base 64."""
    rows = [
        {"kind": entry.title, "model": entry.model, "fields": {fact.name: fact.data for fact in entry.facts}}
        for chapter in chapters
        for entry in chapter.entries
    ]
    return {
        "made_at": at.isoformat(),
        "addresses": sorted(subject.emails),
        "labels": {fact.name: fact.label for chapter in chapters for entry in chapter.entries for fact in entry.facts},
        "data": rows,
    }


def as_text(subject: Subject, chapters: list[Chapter], *, at: datetime) -> str:
    """The same for reading and printing, in plain words."""
    made = formats.date_format(in_berlin(at), "DATETIME_FORMAT")
    lines = [_("My data"), f"{', '.join(sorted(subject.emails))} – {made}"]
    for chapter in (each for each in chapters if each.shown):
        lines += ["", "", chapter.title, "=" * len(chapter.title)]
        for entry in chapter.shown:
            lines += ["", entry.title, *(f"  {fact.label}: {fact.text}" for fact in entry.facts if fact.text)]
    return "\n".join(lines) + "\n"


def _entries(subject: Subject) -> Iterator[Entry]:
    held = models_holding(subject)
    for declaration, rows in holdings(subject):
        if declaration.label not in held:
            continue
        names = _shown(declaration)
        if not any(declaration.fields[name].exported for name in names):
            continue
        fields = [rows.model._meta.get_field(name) for name in names]
        relations = [field.name for field in fields if field.is_relation]
        for row in rows.select_related(*relations):
            facts = tuple(_fact(row, field, declaration, subject) for field in fields)
            yield Entry(
                activity=force_str(ACTIVITIES[declaration.activity].title),
                title=force_str(declaration.title or rows.model._meta.verbose_name),
                model=declaration.label,
                facts=facts,
            )


def _shown(declaration: Declaration) -> list[str]:
    exported = [name for name, field in declaration.fields.items() if field.exported]
    return [*(name for name in declaration.fields if name in FACTS and name not in exported), *exported]


def _fact(row: models.Model, field: Any, declaration: Declaration, subject: Subject) -> Fact:
    declared = declaration.fields[field.name]
    value = getattr(row, field.name)
    shown = declared.shown(value) if declared.shown and value else value
    is_secret = declared.category == Category.SECURITY and not isinstance(value, date)
    if is_secret and not field.is_relation:
        text = _("stored; not shown, for your protection") if shown else ""
        return Fact(field.name, force_str(label_of(field.name, declared)), text, text or None)
    text = _words(row, field, shown, subject)
    data = text if field.is_relation else _data(value if isinstance(value, bytes | memoryview) else shown)
    return Fact(field.name, force_str(label_of(field.name, declared)), text, data)


def _words(row: models.Model, field: Any, value: Any, subject: Subject) -> str:
    if value in (None, "", {}, b""):
        return ""
    if isinstance(value, Person):
        return _("you") if is_subject(value.pk, subject) else _("somebody else")
    if field.name == "verb":
        return words_for(value)
    if field.choices:
        return force_str(getattr(row, f"get_{field.name}_display")())
    return next((write(value) for kind, write in _WRITTEN if isinstance(value, kind)), force_str(value)[:SHORT])


_WRITTEN: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (bool, lambda value: _("yes") if value else _("no")),
    (datetime, lambda value: formats.date_format(in_berlin(value), "DATETIME_FORMAT")),
    (date, lambda value: formats.date_format(value, "DATE_FORMAT")),
    ((bytes, memoryview), lambda value: bytes(value).decode("utf-8", errors="replace")[:SHORT]),
    (dict, lambda value: "\n".join(f"{key}: {part}" for key, part in value.items())),
)


def _data(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return b64encode(bytes(value)).decode("ascii")
    return value if isinstance(value, str | int | float | bool | dict | list | None) else force_str(value)
