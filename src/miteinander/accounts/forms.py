"""What one fills in about one's account, and what the office fills in to give a role."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from miteinander.places.models import Network
from miteinander.roles.choices import Role

GRANTABLE = (Role.MEMBER, Role.ORGANISER, Role.RESEARCHER, Role.NETWORK_OFFICE)


class AccountForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("It stands beside what you enter, for example beside a topic."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Language of your letters"), choices=settings.LANGUAGES)


class GrantForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("With this address the person signs in; an account is made if there is none."),
    )
    name = forms.CharField(label=_("Name"), max_length=120)
    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, role.label) for role in GRANTABLE])
    network = forms.ModelChoiceField(label=_("Network"), queryset=Network.objects.none(), empty_label=None)

    def __init__(self, *args: Any, networks: QuerySet[Network], **more: Any) -> None:
        super().__init__(*args, **more)
        choice = self.fields["network"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101  # declared above
        choice.queryset = networks
        choice.initial = networks.first()
