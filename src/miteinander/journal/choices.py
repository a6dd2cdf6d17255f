"""The channels through which people act; all of them count the same."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    WEB = "web", _("on screen")
    EMAIL = "email", _("by e-mail")
    PHONE = "phone", _("by phone")
    PAPER = "paper", _("on paper")
    ON_SITE = "on_site", _("on site")
    SYSTEM = "system", _("by the platform itself")
