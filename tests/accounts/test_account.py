"""Mein Konto: one's name, roles and registrations; and the office's page for roles."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from miteinander.accounts.reads import DUTIES
from miteinander.accounts.services import Grant, grant_role, withdraw_role
from miteinander.ground.refusals import Forbidden, Refused
from miteinander.journal.models import Act
from miteinander.mail.models import OutgoingMail
from miteinander.meetings.rules import REGISTRATION_LINK
from miteinander.people.models import Person
from miteinander.people.services import first_link
from miteinander.roles.choices import Role
from miteinander.roles.models import Assignment
from tests.cast import NOW, Cast, make_meeting, make_registration

URL = "/konto/"
ROLES = "/konto/rollen/"


def grant(cast: Cast, by: str, email: str = "neu@example.org", role: Role = Role.MEMBER) -> Assignment:
    return grant_role(Grant(email, "Neu Muster", role, cast.network), by=cast.actor(by), at=NOW)


def test_a_guest_is_led_to_sign_in(cast: Cast):
    assert Client().get(URL)["Location"] == f"/konto/login/code/?next={URL}"


def test_the_page_shows_roles_and_costs_few_queries(cast: Cast, client_of, django_assert_max_num_queries):
    client = client_of("member")
    with django_assert_max_num_queries(10):
        page = client.get(URL).content.decode()
    assert "Engagement-Beauftragte: Städtenetz" in page


@pytest.mark.parametrize("who", ["member", "office", "organiser", "researcher", "administrator"])
def test_every_role_says_what_it_opens_and_each_link_opens(cast: Cast, client_of, who):
    make_meeting(cast)
    client = client_of(who)
    (role,) = client.get(URL).context["account"].roles
    assert {name: client.get(reverse(name)).status_code for _label, name in role.opening.pages} == {
        name: 200 for _label, name in role.opening.pages
    }


def test_my_registrations_speak_to_me(cast: Cast, client_of):
    make_registration(make_meeting(cast), person=cast.resident)
    assert "21. Mai 2019: Sie haben einen Platz" in client_of("resident").get(URL).content.decode()


def test_a_changed_name_is_stored_with_its_act(cast: Cast, client_of):
    client_of("resident").post(URL, {"name": "Renée O’Neill", "language": "en"})
    person = Person.objects.get(pk=cast.resident.pk)
    assert (person.name, person.language) == ("Renée O’Neill", "en")
    assert Act.objects.get(verb="changed").person == person


def test_without_a_name_the_form_comes_back(cast: Cast, client_of):
    assert client_of("resident").post(URL, {"name": " ", "language": "de"}).status_code == 422


def test_my_registrations_open_by_their_own_link(cast: Cast, client_of):
    made = make_registration(make_meeting(cast), person=cast.resident)
    _link, token = first_link(REGISTRATION_LINK, made.pk, expires_at=NOW + timedelta(days=9999), at=NOW)
    page = client_of("resident").get(URL).content.decode()
    assert f"/treffen/tag-1/anmeldung/{token}/" in page


def test_the_office_gives_a_role_to_an_address_and_a_letter_says_so(cast: Cast):
    held = grant(cast, "office")
    assert (held.person.name, held.network) == ("Neu Muster", cast.network)
    assert OutgoingMail.objects.get(kind="accounts/role").to == "neu@example.org"
    assert Act.objects.get(verb="granted role").person == cast.office


def test_a_known_person_keeps_their_name(cast: Cast):
    assert grant(cast, "office", "resident@example.org").person == cast.resident
    assert Person.objects.get(pk=cast.resident.pk).name == "Resident Muster"


def test_the_same_role_twice_is_refused_with_a_sentence(cast: Cast):
    grant(cast, "office")
    with pytest.raises(Refused) as refused:
        grant(cast, "office")
    assert "in diesem Netzwerk schon." in refused.value.message


@pytest.mark.parametrize("who", ["guest", "member", "researcher", "organiser", "outsider"])
def test_nobody_but_the_office_of_the_network_gives_roles(cast: Cast, who: str):
    with pytest.raises(Forbidden):
        grant(cast, who)


def test_an_office_without_second_factor_gives_nothing(cast: Cast, client_of):
    answer = client_of("office", second_factor=False).get(ROLES)
    assert (answer.status_code, answer["Location"]) == (302, "/konto/2fa/")


def test_the_last_office_keeps_its_role(cast: Cast):
    with pytest.raises(Refused):
        withdraw_role(Assignment.objects.get(person=cast.office), by=cast.actor("office"), at=NOW)


def test_a_role_is_withdrawn_by_a_button(cast: Cast, client_of):
    held = Assignment.objects.get(person=cast.member)
    assert client_of("office").post(f"{ROLES}{held.pk}/entziehen/").status_code == 302
    assert not Assignment.objects.filter(person=cast.member).exists()


def test_before_a_role_is_withdrawn_the_page_asks_and_explains_it(cast: Cast, client_of):
    held = Assignment.objects.get(person=cast.member)
    page = client_of("office").get(f"{ROLES}{held.pk}/entziehen/").content.decode()
    assert ("Rolle entziehen?" in page, "Kommt für eine Kommune" in page) == (True, True)
    assert Assignment.objects.filter(pk=held.pk).exists()


def test_the_last_office_reads_on_the_page_why_it_stays(cast: Cast, client_of):
    held = Assignment.objects.get(person=cast.office)
    page = client_of("office").post(f"{ROLES}{held.pk}/entziehen/", follow=True).content.decode()
    assert ("Wer eine Rolle hat" in page, "letzte Person" in page) == (True, True)


def test_the_page_explains_every_role_it_gives(cast: Cast, client_of):
    page = client_of("office").get(ROLES).content.decode()
    assert all(str(duty).replace("'", "&#x27;") in page for duty in DUTIES.values())


def test_the_office_of_another_network_does_not_find_the_role(cast: Cast, client_of):
    held = Assignment.objects.get(person=cast.member)
    assert client_of("outsider").post(f"{ROLES}{held.pk}/entziehen/").status_code == 404


def test_the_form_gives_a_role_and_the_list_finds_it(cast: Cast, client_of, django_assert_max_num_queries):
    client = client_of("office")
    client.post(
        ROLES, {"email": "neu@example.org", "name": "Neu Muster", "role": "researcher", "network": cast.network.pk}
    )
    with django_assert_max_num_queries(10):
        page = client.get(f"{ROLES}?wer=neu").content.decode()
    assert page.count("Neu Muster") >= 2
    assert "Member Muster" not in page


def test_the_office_cannot_give_roles_in_another_network_by_a_changed_form(cast: Cast, client_of):
    form = {"email": "n@example.org", "name": "N", "role": "member", "network": cast.other_network.pk}
    assert client_of("office").post(ROLES, form).status_code == 422


@pytest.mark.django_db
def test_an_operator_makes_the_first_administrator(capsys):
    call_command("make_administrator", "chefin@example.org", "Kim Muster")
    call_command("make_administrator", "chefin@example.org", "Kim Muster")
    assert Assignment.objects.get().role == Role.ADMINISTRATOR
    assert "Kim Muster verwaltet jetzt die Plattform." in capsys.readouterr().out
