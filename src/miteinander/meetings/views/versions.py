"""Two people changed the same thing: what stands now and what was written, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.utils.datastructures import MultiValueDict


@dataclass(frozen=True)
class Difference:
    """One field of a form in which the two versions differ, in words."""

    label: str
    theirs: str
    yours: str


def differences(form: forms.Form, theirs: Mapping[str, object]) -> list[Difference]:
    """Compare the form as it was sent with what stands now, field by field."""
    found = []
    for field in form.visible_fields():
        stands, written = _worded(field, theirs.get(field.name)), _worded(field, field.value())
        if stands != written:
            found.append(Difference(str(field.label), stands, written))
    return found


def with_version(data: Mapping[str, object], version: int) -> MultiValueDict[str, object]:
    """Return what was sent, now based on the newer version: saving once more means that both were seen."""
    newer = MultiValueDict(data.lists() if isinstance(data, MultiValueDict) else ())
    newer["version"] = str(version)
    return newer


def _worded(field: forms.BoundField, value: object) -> str:
    if isinstance(field.field, forms.ChoiceField):
        words = dict(field.field.choices)  # type: ignore[arg-type]  # flat choices
        if isinstance(value, list):
            return "\n".join(str(label) for key, label in words.items() if key in value)
        return str(words.get(value, value or ""))
    shown = field.field.widget.format_value(value)
    return "\n".join(str(shown if shown is not None else "").split("\r\n")).strip()
