"""The roles a person can hold; guests and participants hold none."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    MEMBER = "member", _("municipal actor")
    ORGANISER = "organiser", _("organiser")
    NETWORK_OFFICE = "network_office", _("network office")
    RESEARCHER = "researcher", _("researcher")
    ADMINISTRATOR = "administrator", _("administrator")


STAFF_ROLES = frozenset({Role.ORGANISER, Role.NETWORK_OFFICE, Role.RESEARCHER, Role.ADMINISTRATOR})
