"""Where things happen: counties, municipalities, networks of municipalities, organisations."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from miteinander.ground.ids import new_id
from miteinander.places.choices import MunicipalityKind

is_hex_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("A colour looks like #0069b4."))


class County(models.Model):
    """A Landkreis or Stadtkreis; its key is the first five digits of the municipal key."""

    key = models.CharField(primary_key=True, max_length=5, validators=[RegexValidator(r"^\d{5}$")])
    name = models.CharField(max_length=120)
    district = models.CharField(max_length=120, blank=True)  # Regierungsbezirk

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A Kommune; the official municipal key (AGS, eight digits) is its identity."""

    ags = models.CharField(primary_key=True, max_length=8, validators=[RegexValidator(r"^\d{8}$")])
    ars = models.CharField(max_length=12, blank=True)
    name = models.CharField(max_length=120)
    official_name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=MunicipalityKind.choices)
    county = models.ForeignKey(County, on_delete=models.PROTECT, related_name="municipalities")
    population = models.PositiveIntegerField()
    area_ha = models.PositiveIntegerField(default=0)
    postcode = models.CharField(max_length=5, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    valid_on = models.DateField()
    brand_colour = models.CharField(max_length=7, blank=True, validators=[is_hex_colour])

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(ags__regex=r"^\d{8}$"), name="municipality_ags_digits"),
        ]
        indexes = [models.Index(fields=["name"], name="municipality_name")]

    def __str__(self) -> str:
        return self.name


class Network(models.Model):
    """A network of municipalities with an office, such as the StädteNetzWerk."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    tagline = models.CharField(max_length=200, blank=True)
    office_name = models.CharField(max_length=160)
    office_address = models.TextField(blank=True)
    office_email = models.EmailField(blank=True)
    office_phone = models.CharField(max_length=40, blank=True)
    brand_colour = models.CharField(max_length=7, default="#8a3b12", validators=[is_hex_colour])
    is_home = models.BooleanField(default=False)  # the network whose name stands in the header of this installation
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["is_home"], condition=models.Q(is_home=True), name="one_home_network"),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A municipality belongs to a network; a named office is its contact."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="memberships")
    contact_office = models.CharField(max_length=160, blank=True)
    joined_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "municipality"], name="membership_once"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} in {self.network}"


class Organisation(models.Model):
    """An association, initiative, university or agency that takes part."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=160)
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.SET_NULL, related_name="organisations"
    )

    def __str__(self) -> str:
        return self.name
