"""What the harvest stores about people can be found, and goes in time."""

from django.apps import apps

from miteinander.ground.inventory import DECLARATIONS, Subject
from miteinander.meetings.models import DotCount, Finding, Participant
from miteinander.meetings.services.documentation import release_documentation, review_documentation
from miteinander.meetings.services.harvest_dots import close_dots, give_dots, open_dots
from tests.cast import make_registration


def rows_of(model, subject):
    return model.objects.filter(DECLARATIONS[model._meta.label].belongs_to(subject))


def test_dots_are_found_through_the_registration_behind_them(orchard):
    finding, by = orchard.find(), {"by": orchard.organiser, "at": orchard.at}
    registered = make_registration(orchard.meeting, "Robin Beispiel", email="robin@example.org")
    kim = orchard.somebody()
    Participant.objects.update(attendee=registered.attendees.get())
    open_dots(orchard.meeting, 3, **by)
    give_dots(finding, 2, by=kim, at=orchard.at)
    assert rows_of(DotCount, Subject(None, frozenset({"Robin@example.org"}))).get().count == 2
    assert not rows_of(DotCount, Subject(None, frozenset({"anders@example.org"}))).exists()


def test_who_reviewed_and_released_is_found(orchard):
    finding, by = orchard.find(), {"by": orchard.organiser, "at": orchard.at}
    open_dots(orchard.meeting, 3, **by)
    close_dots(orchard.meeting, **by)
    review_documentation(orchard.meeting, **by)
    edition = release_documentation(orchard.meeting, **by)
    person = Subject(orchard.organiser.person.pk, frozenset())
    assert list(rows_of(type(edition), person)) == [edition]
    assert list(rows_of(Finding, person)) == [] != [finding]


def test_every_retention_of_the_harvest_can_be_asked_for(orchard):
    harvest = [entry for entry in DECLARATIONS.values() if entry.activity == "harvest"]
    periods = [(entry.label, rule.after) for entry in harvest for rule in entry.retention]
    assert periods == [("meetings.Finding", "meeting__ends_at"), ("meetings.DotCount", "finding__meeting__ends_at")]
    for label, after in periods:
        assert list(apps.get_model(label).objects.filter(**{f"{after}__lt": orchard.meeting.starts_at})) == []
