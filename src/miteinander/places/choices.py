"""Kinds of municipality in Baden-Württemberg, by their official text mark (Textkennzeichen)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MunicipalityKind(models.TextChoices):
    URBAN_DISTRICT = "urban_district", _("urban district")  # Stadtkreis
    LARGE_TOWN = "large_town", _("large county town")  # Große Kreisstadt
    TOWN = "town", _("town")  # Stadt
    MUNICIPALITY = "municipality", _("municipality")  # Gemeinde
