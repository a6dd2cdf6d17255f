"""The network of an installation: set up once, changed by its office, joined by municipalities."""

from threading import Barrier, Thread

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from miteinander.ground.refusals import Forbidden, Refused, Stale
from miteinander.journal.models import Act
from miteinander.people.models import Person
from miteinander.places.models import County, Membership, Municipality, Network
from miteinander.places.reads import member_towns
from miteinander.roles.actor import Actor
from miteinander.website.services import (
    Joining,
    NetworkDetails,
    admit_members,
    create_home_network,
    details_of,
    edit_network,
)
from tests.cast import NOW
from tests.conftest import sign_in

URL = "/netzwerk/"
MEMBERS = "/netzwerk/kommunen/"
DETAILS = {
    "name": "Netzwerk Ostalb",
    "tagline": "",
    "office_name": "Netzwerkbüro im Landratsamt",
    "office_address": "Beispielweg 1\n73430 Aalen",
    "office_email": "netzwerk@ostalb.example",
    "office_phone": "",
    "brand_colour": "#0f6657",
}


@pytest.fixture
def first_administrator(db) -> Actor:
    call_command("make_administrator", "verwaltung@example.org", "Alex Verwaltung")
    return Actor(person=Person.objects.get(), second_factor=True)


def signed_in(actor: Actor) -> Client:
    client = Client()
    sign_in(client, actor.person)
    return client


def test_an_empty_house_says_so_to_guests_and_lets_nobody_else_begin(db):
    assert Client().get(URL).status_code == 403
    assert "Netzwerk einrichten" not in Client().get("/").content.decode()


def test_the_first_administrator_sets_the_network_up(first_administrator):
    client = signed_in(first_administrator)
    assert "Netzwerk einrichten" in client.get("/").content.decode()
    assert client.post(URL, DETAILS).status_code == 302
    assert "Netzwerk Ostalb" in client.get("/impressum/").content.decode()
    assert Act.objects.get(verb="created").person == first_administrator.person


@pytest.mark.parametrize(
    ("field", "sent"),
    [("name", ""), ("office_address", ""), ("office_email", "netzwerk"), ("brand_colour", "grün"), ("name", "x" * 121)],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_kept(first_administrator, field, sent):
    answer = signed_in(first_administrator).post(URL, DETAILS | {field: sent})
    assert (answer.status_code, Network.objects.count()) == (422, 0)
    assert "Netzwerkbüro im Landratsamt" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_administrators_at_once_set_up_one_network(first_administrator):
    start, outcomes = Barrier(2), []

    def begin() -> None:
        start.wait()
        try:
            outcomes.append(create_home_network(NetworkDetails(**DETAILS), by=first_administrator, at=NOW))
        except Refused:
            outcomes.append(None)
        connection.close()

    threads = [Thread(target=begin) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (outcomes.count(None), Network.objects.count()) == (1, 1)


@pytest.mark.parametrize("who", ["guest", "member", "organiser", "outsider", "researcher", "resident"])
def test_only_the_office_changes_its_network(cast, who):
    with pytest.raises(Forbidden):
        edit_network(cast.network, details_of(cast.network), version=1, by=cast.actor(who), at=NOW)
    with pytest.raises(Forbidden):
        admit_members(cast.network, [Joining("Ulm")], by=cast.actor(who), at=NOW)


def test_the_office_changes_what_stands_in_the_header(client_of, cast):
    assert client_of("office").post(URL, DETAILS | {"version": "1"}).status_code == 302
    assert "Netzwerk Ostalb" in Client().get("/").content.decode()


def test_two_colleagues_both_see_both_versions(client_of, cast):
    client = client_of("office")
    client.post(URL, DETAILS | {"version": "1"})
    late = client.post(URL, DETAILS | {"version": "1", "name": "Netzwerk Ost"})
    text = late.content.decode()
    assert (late.status_code, "Netzwerk Ostalb" in text, "Netzwerk Ost<" in text) == (409, True, True)
    with pytest.raises(Stale):
        edit_network(cast.network, details_of(cast.network), version=1, by=cast.actor("office"), at=NOW)


def test_municipalities_join_by_name_or_key_with_their_contact(cast):
    lines = [Joining(cast.aalen.name, "Stabsstelle Engagement"), Joining(cast.ulm.ags)]
    admitted = admit_members(cast.other_network, lines, by=cast.actor("administrator"), at=NOW)
    assert (admitted.joined, admitted.unknown) == (2, ())
    assert Membership.objects.get(network=cast.other_network, municipality=cast.aalen).contact_office
    assert admit_members(cast.other_network, lines, by=cast.actor("administrator"), at=NOW).joined == 0


def test_lines_that_are_not_found_stay_in_the_field(client_of, cast):
    Membership.objects.all().delete()
    answer = client_of("office").post(MEMBERS, {"members": f"{cast.aalen.name}; Hauptamt\nEntenhausen\n"})
    text = answer.content.decode()
    assert (answer.status_code, Membership.objects.count()) == (422, 1)
    assert ">\nEntenhausen</textarea>" in text
    assert "1 Kommune ist aufgenommen." in text


def test_each_line_that_is_not_found_says_why_and_what_it_may_mean(client_of, cast):
    County.objects.get_or_create(key="08999", defaults={"name": "Musterkreis"})
    for ags in ("08999001", "08999002"):
        other = Municipality.objects.get(pk=cast.ulm.pk)
        other.pk, other.name, other.county_id = ags, "Neustadt", "08999" if ags.endswith("1") else other.county_id
        other.save(force_insert=True)
    text = client_of("office").post(MEMBERS, {"members": "Entenhausen\nNeustadt\n"}).content.decode()
    assert "„Entenhausen“ steht nicht im Gemeindeverzeichnis." in text
    assert f"Neustadt ({cast.ulm.county})" in text
    assert "Neustadt (Musterkreis)" in text


def test_a_name_that_is_cut_off_is_completed_as_a_question(client_of, cast):
    text = client_of("office").post(MEMBERS, {"members": cast.aalen.name[:4]}).content.decode()
    assert f"Meinen Sie: {cast.aalen.name} ({cast.aalen.county})?" in text


def test_municipalities_stand_in_german_order(cast):
    for name, town in (("Böblingen", cast.aalen), ("Bruchsal", cast.ulm)):
        Municipality.objects.filter(pk=town.pk).update(name=name)
    Membership.objects.get_or_create(network=cast.network, municipality=cast.ulm)
    Membership.objects.get_or_create(network=cast.network, municipality=cast.aalen)
    names = [town.name for town in member_towns(cast.network)]
    assert names.index("Böblingen") < names.index("Bruchsal")


def test_a_municipality_leaves_and_the_register_knows(client_of, cast):
    Membership.objects.get_or_create(network=cast.network, municipality=cast.ulm)
    assert client_of("office").post(f"{MEMBERS}{cast.ulm.ags}/austragen/").status_code == 302
    assert not Membership.objects.filter(network=cast.network, municipality=cast.ulm).exists()
    assert Act.objects.get(verb="left").recorded_by == cast.office


def test_the_list_of_members_costs_few_queries(client_of, cast, django_assert_max_num_queries):
    client = client_of("office")
    with django_assert_max_num_queries(10):
        assert client.get(MEMBERS).status_code == 200
