"""What the office writes about its network."""

from django import forms
from django.utils.translation import gettext_lazy as _

from miteinander.places.models import is_hex_colour
from miteinander.website.services import Joining, NetworkDetails

LONGEST_LIST = 40_000


class NetworkForm(forms.Form):
    """Name, office and colour; knows which version it started from."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, required=False)
    name = forms.CharField(label=_("Name of the network"), max_length=120, help_text=_("It stands in every header."))
    tagline = forms.CharField(label=_("One line about it"), max_length=200, required=False)
    office_name = forms.CharField(
        label=_("Who is responsible"),
        max_length=160,
        help_text=_("As it has to stand in the imprint and on letters, for example “Network office at the county”."),
    )
    office_address = forms.CharField(
        label=_("Postal address"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("As on a letter."),
    )
    office_email = forms.EmailField(label=_("E-mail address"))
    office_phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    brand_colour = forms.CharField(
        label=_("Colour"),
        max_length=7,
        validators=[is_hex_colour],
        initial="#8a3b12",
        help_text=_("One colour is enough; the shades that are easy to read come from it."),
        widget=forms.TextInput(attrs={"type": "color"}),
    )

    def details(self) -> NetworkDetails:
        return NetworkDetails(**{name: self.cleaned_data[name] for name in NetworkDetails.__dataclass_fields__})


class AdmitForm(forms.Form):
    members = forms.CharField(
        label=_("Municipalities"),
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One per line, by name or municipal key. After a semicolon you may write who is the contact."),
    )

    def lines(self) -> list[Joining]:
        found = (line.partition(";") for line in self.cleaned_data["members"].splitlines() if line.strip(" ;"))
        return [Joining(town.strip(), contact.strip()[:160]) for town, _semicolon, contact in found]
