"""The network of the demo: 49 real towns with their official keys, population and position.

Members: those that the StädteNetzWerk named in October 2003 ("Bürgerschaftliches Engagement und Ehrenamt in
Baden-Württemberg 2002/2003"). Figures: Destatis, Gemeindeverzeichnis 30.11.2023 (dl-de/by-2-0), positions: BKG.
"""

from datetime import date
from pathlib import Path

from miteinander.places.directory import read_directory
from miteinander.places.models import Membership, Network
from miteinander.places.services import import_municipalities

SLUG = "staedtenetzwerk"
FILE = Path(__file__).parent / "data" / "gemeinden_2023-11-30.csv"


def settle() -> Network:
    """Make the network and its members."""
    directory = read_directory(FILE)
    import_municipalities(directory)
    network, _created = Network.objects.update_or_create(
        slug=SLUG,
        defaults={
            "name": "StädteNetzWerk",
            "tagline": "Die engagierte Stadt – digital und analog",
            "office_name": "Netzwerkbüro StädteNetzWerk",
            "office_address": "Königstraße 2\n70174 Stuttgart",
            "office_email": "netzwerkbuero@miteinander.example",
            "office_phone": "0711 000000",
            "brand_colour": "#9a3412",
            "is_home": True,
        },
    )
    for entry in directory.entries:
        Membership.objects.get_or_create(
            network=network,
            municipality_id=entry.ags,
            defaults={
                "contact_office": "Stabsstelle Bürgerschaftliches Engagement",
                "joined_on": date(1999, 11, 22),
                "confirmed_on": date(2019, 3, 1),
            },
        )
    return network
