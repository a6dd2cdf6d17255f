"""What the demo does not touch."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from miteinander.people.models import Person
from miteinander.places.models import Municipality


def test_the_demo_refuses_a_database_in_which_somebody_works(db):
    Person.objects.create(name="Echte Person", email="echt@example.org")
    with pytest.raises(CommandError, match="Diese Datenbank enthält Daten, die nicht zur Demo gehören"):
        call_command("demo")
    assert Municipality.objects.count() == 0


def test_without_demo_nobody_can_look_as_somebody(db):
    assert Client().post("/demo/ansehen-als/netzwerkbuero/").status_code == 404
