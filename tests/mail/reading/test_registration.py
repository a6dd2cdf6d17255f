from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.mail.reading.letter import Address, Letter
from miteinander.mail.reading.parsing import read_letter
from miteinander.mail.reading.registration import Intent, read_registration
from miteinander.mail.reading.registration.result import Day
from tests.mail.reading.registration_letters import ANNA, CANCELS, REGISTERS, UNCLEARS

MUNICIPALITIES = {
    "Aalen, Stadt": "08136088",
    "Stuttgart, Landeshauptstadt": "08111000",
    "Weil der Stadt, Stadt": "08115050",
    "Weil am Rhein, Stadt": "08336091",
    "Horb am Neckar, Stadt": "08237040",
}


def letter_of(body, subject="AW: Einladung", sender=ANNA):
    message = EmailMessage()
    message["From"], message["Subject"] = sender, subject
    message.set_content(body)
    return read_letter(message.as_bytes())


def reading_of(body, **more):
    return read_registration(letter_of(body, **more), municipalities=MUNICIPALITIES)


def named(examples):
    return pytest.mark.parametrize("example", examples, ids=[example.name for example in examples])


@named(REGISTERS)
def test_a_plain_registration_is_read(example):
    reading = reading_of(example.body, subject=example.subject, sender=example.sender)
    assert (reading.intent, reading.persons) == (Intent.REGISTER, example.persons), reading.reasons
    assert example.names in {None, reading.names}
    assert (reading.place.name if reading.place else None) == example.place
    assert reading.confidence >= 0.8


@named(CANCELS)
def test_a_plain_cancellation_is_read(example):
    reading = reading_of(example.body, subject=example.subject)
    assert reading.intent == Intent.CANCEL, reading.reasons


@named(UNCLEARS)
def test_what_is_not_plain_goes_to_a_human_and_says_why(example):
    reading = reading_of(example.body, subject=example.subject)
    assert reading.intent == Intent.UNCLEAR
    assert example.why in {reason.why for reason in reading.reasons}
    assert reading.confidence == 0


def test_the_days_named_are_told_so_that_the_meeting_can_compare():
    reading = reading_of("Ich melde mich für den 18. Juli 2019 an.")
    assert reading.days == (Day(18, 7, 2019),)


def test_two_towns_are_named_as_not_understood_and_none_is_taken():
    reading = reading_of("Ich melde mich an. Wir sind die Stadt Aalen und die Stadt Stuttgart, 2 Personen.")
    assert reading.place is None
    assert reading.not_understood[0].words == "Aalen, Stuttgart"


def test_needs_are_kept_apart():
    reading = reading_of("Ich melde mich an. Ich esse vegetarisch.")
    assert reading.needs == ("Ich esse vegetarisch.",)


def test_an_association_is_named():
    reading = reading_of("Ich melde mich an.\n\nViele Grüße\nAnna Muster\nBürgerverein Nordstadt e. V.")
    assert reading.organisation == "Bürgerverein Nordstadt e. V."


def test_a_quoted_invitation_is_not_read():
    body = "Ich bin dabei.\n\nAm 3. Mai 2019 um 10:00 schrieb Netzwerkbüro <n@x.example>:\n> Melden Sie sich an?\n"
    assert reading_of(body).intent == Intent.REGISTER


def test_without_a_sender_address_nobody_is_registered():
    assert reading_of("Ich melde mich an.", sender="Anna Muster").intent == Intent.UNCLEAR


@settings(deadline=None)
@given(st.text(), st.text(max_size=80), st.text(max_size=40))
def test_any_text_is_read_without_an_error(text, subject, name):
    letter = Letter(sender=Address("a@b.example", name), subject=subject, reply_text=text)
    assert read_registration(letter, municipalities=MUNICIPALITIES).intent in Intent


WORDS = [word for example in [*REGISTERS, *CANCELS, *UNCLEARS] for word in example.body.split()]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_a_registration_always_has_a_number_and_never_more_names(text):
    reading = reading_of(text)
    if reading.intent == Intent.REGISTER:
        assert 1 <= reading.persons <= 20
        assert len(reading.names) <= reading.persons


@settings(deadline=None)
@given(
    st.sampled_from(REGISTERS), st.sampled_from(["Vielleicht.", "Oder?", "Leider nicht.", "Aber nur, falls es klappt."])
)
def test_doubt_added_to_any_registration_makes_it_unclear(example, doubt):
    reading = reading_of(f"{doubt} {example.body}", subject=example.subject, sender=example.sender)
    assert reading.intent == Intent.UNCLEAR


@pytest.mark.parametrize("piece", ["Anna Muster, ", "ich und Frau Muster und ", "Anna von ", "Am 3 "])
def test_a_letter_of_a_thousand_names_is_read_and_left_to_a_human(piece):
    assert reading_of("Ich melde mich an. " + piece * 1000).intent == Intent.UNCLEAR
