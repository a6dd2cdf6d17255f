"""What the demo tells about itself."""

from dataclasses import dataclass

from django.urls import reverse

from miteinander.demo.persons import GUEST, PERSONS
from miteinander.demo.towns import SLUG
from miteinander.people.models import Person
from miteinander.places.models import Network


@dataclass(frozen=True)
class Persona:
    """One button of the bar "Ansehen als"."""

    key: str
    label: str
    url: str
    current: bool


def personas(looking_as: Person | None) -> list[Persona]:
    email = looking_as.email if looking_as else None
    return [
        Persona(
            key=person.key,
            label=str(person.label),
            url=reverse("look-as", args=[person.key]),
            current=person.email == email if email else person is GUEST,
        )
        for person in PERSONS
    ]


def persona_lines() -> list[str]:
    """One line a person, for whoever starts the demo."""
    return [": ".join(filter(None, (str(person.label), person.name, str(person.about)))) for person in PERSONS]


def foreign_data() -> str | None:
    """What in this database is not the demo's own; None when nothing is."""
    if Person.objects.filter(is_demo=False).exists():
        return "people"
    return "networks" if Network.objects.exclude(slug=SLUG).exists() else None
