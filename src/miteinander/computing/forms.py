"""The form of a question: made from the row of the method, so that a new method needs no form of its own."""

from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext as _

from miteinander.computing.offers import Choice, File, Line, Number, Offer

MOST_MEGABYTES = 30

AnyField = TypeVar("AnyField", bound=forms.Field)


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class GivenFiles(forms.FileField):
    """One or several files; an empty one is refused, because nothing can be computed from it."""

    def __init__(self, wish: File) -> None:
        attributes = {"accept": ",".join(wish.endings), "class": "kern-form-input__input"}
        widget = SeveralFiles(attrs=attributes | {"multiple": True}) if wish.most > 1 else forms.FileInput(attributes)
        required = _("Please choose a file.")
        super().__init__(required=wish.is_needed, widget=widget, error_messages={"required": required})
        _named(self, wish)
        self.wish = wish

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        several = data if isinstance(data, list | tuple) else [data] if data else []
        if not several:
            super().clean(None, initial)  # says that a file is needed, when it is
            return []
        if len(several) > self.wish.most:
            raise forms.ValidationError(
                _("Please choose at most %(count)s files.") % {"count": self.wish.most}, code="many"
            )
        cleaned = [super(GivenFiles, self).clean(one, initial) for one in several]
        if not all(str(one.name).lower().endswith(self.wish.endings) for one in cleaned):
            raise forms.ValidationError(
                _("Please choose a file of one of these kinds: %(endings)s.")
                % {"endings": ", ".join(self.wish.endings)},
                code="kind",
            )
        return cleaned


class QuestionForm(forms.Form):
    """What a method wants to know; the files are not kept by the browser when the form comes back."""

    def __init__(self, *given: Any, offer: Offer) -> None:
        super().__init__(*given)
        self.offer = offer
        for file in offer.files:
            self.fields[file.name] = GivenFiles(file)
        for choice in offer.choices:
            self.fields[choice.name] = _field_of(choice)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        size = sum(file.size or 0 for wish in self.offer.files for file in given.get(wish.name) or [])
        if size > MOST_MEGABYTES * 1_000_000:
            raise forms.ValidationError(
                _(
                    "The files have more than %(most)s MB together. Please compute with smaller ones, or on your own "
                    "machine with the command in the documentation."
                )
                % {"most": MOST_MEGABYTES}
            )
        return given

    def chosen(self) -> dict[str, Any]:
        """The choices without the files, as the row keeps them."""
        return {choice.name: self.cleaned_data.get(choice.name) for choice in self.offer.choices}


class FollowingForm(forms.Form):
    """What the next step wants to know beyond the step before."""

    def __init__(self, *given: Any, before: Offer, after: Offer) -> None:
        super().__init__(*given)
        known = {choice.name for choice in before.choices}
        for choice in after.choices:
            if choice.name not in known:
                self.fields[choice.name] = _field_of(choice)


def _field_of(choice: Choice | Number | Line) -> forms.Field:
    match choice:
        case Choice():
            return _named(forms.ChoiceField(choices=list(choice.options), initial=choice.options[0][0]), choice)
        case Number():
            field = forms.IntegerField(min_value=choice.least, max_value=choice.most, required=choice.is_needed)
            return _named(field, choice)
        case Line():
            return _named(forms.CharField(max_length=200, required=choice.is_needed), choice)


def _named(field: AnyField, wish: Choice | Number | Line | File) -> AnyField:
    """Give a field the words of its wish; they stay lazy, so that they speak the language of the reader."""
    vars(field).update(label=wish.label, help_text=wish.help)
    return field
