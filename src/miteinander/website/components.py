"""The living component page: every part of the interface as it is, with the template that made it."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _

from miteinander.ground.ui import colour

GROUPS = (
    (_("Foundations"), ("type", "icons", "square")),
    (_("Finding the way"), ("breadcrumb", "tabs", "stepper", "pagination")),
    (_("Acting"), ("buttons", "form", "errors")),
    (_("Telling"), ("alert", "badges", "empty", "accordion")),
    (_("Showing"), ("cards", "facts", "figures", "table")),
    (_("The day"), ("timeline", "grid")),
)
TOWN_COLOURS = ("#ffd500", "#f39200", "#7ab800", "#00604a", "#0069b4", "#e2001a")
OWN_COLOUR = "#0f6657"


class SampleForm(forms.Form):
    """One field of each kind that the product uses."""

    name = forms.CharField(label=_("Name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("We send the confirmation there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    town = forms.ChoiceField(
        label=_("Municipality"), choices=[("", _("Please choose")), ("aalen", "Aalen"), ("ulm", "Ulm")]
    )
    channel = forms.ChoiceField(
        label=_("How may we reach you?"),
        choices=[("email", _("by e-mail")), ("post", _("by letter")), ("phone", _("by phone"))],
        widget=forms.RadioSelect,
    )
    needs = forms.MultipleChoiceField(
        label=_("What do you need?"),
        required=False,
        help_text=_("Deleted 14 days after the meeting."),
        choices=[("step-free", _("step-free way")), ("interpreter", _("sign language interpreter"))],
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(label=_("What do you bring?"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    consent = forms.BooleanField(label=_("My name may stand on the list of participants."), required=False)


@dataclass(frozen=True, slots=True)
class Sample:
    name: str
    source: str
    shown: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A town's colour tried on: what it becomes in both modes, and whether it had to move."""

    brand: str
    light: colour.Tokens
    dark: colour.Tokens
    css_path: str


def components(request: HttpRequest) -> HttpResponse:
    trial, problem = _trial(request.GET.get("farbe", ""))
    page = Paginator(range(240), 10).get_page(request.GET.get("page"))
    context = {"form": SampleForm(prefix="a"), "refused": _refused(), "page": page}
    groups = [(title, [_sample(request, name, context) for name in names]) for title, names in GROUPS]
    return render(
        request,
        "website/components.html",
        {"groups": groups, "trial": trial, "problem": problem, "town_colours": TOWN_COLOURS},
    )


def display_face(request: HttpRequest) -> HttpResponse:
    return render(request, "website/components_display.html")


def _refused() -> SampleForm:
    return SampleForm({"b-email": "anna@", "b-town": "ulm"}, prefix="b")


def _sample(request: HttpRequest, name: str, context: dict[str, object]) -> Sample:
    template = get_template(f"ui/samples/{name}.html")
    source: str = template.template.source  # type: ignore[attr-defined]  # the stubs know no source of a loaded template
    return Sample(name, source.strip(), template.render(context, request))


def _trial(asked: str) -> tuple[Trial, str]:
    try:
        brand, problem = colour.written(colour.parse(asked or OWN_COLOUR)), ""
    except ValidationError as refused:
        brand, problem = OWN_COLOUR, refused.messages[0]
    light, dark = colour.tokens(brand, dark=False), colour.tokens(brand, dark=True)
    return Trial(brand, light, dark, f"{brand[1:]}.{colour.brand_stamp(brand)}"), problem
