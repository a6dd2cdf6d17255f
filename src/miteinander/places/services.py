"""Writing places. Done by operators on the command line; no role of the platform reaches these verbs."""

from dataclasses import dataclass

from django.db import transaction

from miteinander.places.directory import Directory, Entry
from miteinander.places.models import County, Municipality

WRITTEN = (
    "ars", "name", "official_name", "kind", "county", "population", "area_ha", "postcode", "longitude", "latitude",
    "valid_on",
)  # fmt: skip


@dataclass(frozen=True)
class ImportReport:
    municipalities: int
    counties: int
    new: int
    no_longer_listed: tuple[str, ...]  # names kept because meetings and people may point to them


@transaction.atomic
def import_municipalities(directory: Directory) -> ImportReport:
    """Bring counties and municipalities to the state of the directory; all or nothing, as often as you like."""
    counties = {entry.ags[:5]: County(entry.ags[:5], entry.county, entry.district) for entry in directory.entries}
    County.objects.bulk_create(
        counties.values(), update_conflicts=True, unique_fields=["key"], update_fields=["name", "district"]
    )
    known = set(Municipality.objects.values_list("ags", flat=True))
    rows = [_row(entry, directory) for entry in directory.entries]
    Municipality.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["ags"], update_fields=WRITTEN, batch_size=500
    )
    listed = {entry.ags for entry in directory.entries}
    gone = Municipality.objects.exclude(ags__in=listed).filter(ags__startswith=directory.entries[0].ags[:2])
    return ImportReport(
        municipalities=len(rows),
        counties=len(counties),
        new=len(listed - known),
        no_longer_listed=tuple(gone.order_by("name").values_list("name", flat=True)),
    )


def _row(entry: Entry, directory: Directory) -> Municipality:
    return Municipality(
        ags=entry.ags,
        ars=entry.ars,
        name=entry.name,
        official_name=entry.official_name,
        kind=entry.kind,
        county_id=entry.ags[:5],
        population=entry.population,
        area_ha=entry.area_ha,
        postcode=entry.postcode,
        longitude=entry.longitude,
        latitude=entry.latitude,
        valid_on=directory.valid_on,
    )
