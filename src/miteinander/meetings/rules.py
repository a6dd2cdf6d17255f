"""The bylaw of meetings: who may do what, readable to a town clerk."""

from typing import Any
from uuid import UUID

import rules

from miteinander.meetings.choices import DocumentationState, MeetingStatus
from miteinander.meetings.models import Meeting, Registration
from miteinander.people.models import SecretLink
from miteinander.roles.actor import Actor
from miteinander.roles.choices import Role
from miteinander.roles.rules import Asking, anybody, holds, holds_anywhere, is_platform, register, scope_of

REGISTRATION_LINK = "registration"  # the purposes of secret links in this room
PARTICIPANT_LINK = "participant"


def participant_of(by: Actor) -> UUID | None:
    """The participant behind a link from the day, if it is one."""
    return by.link.object_id if by.link is not None and by.link.purpose == PARTICIPANT_LINK else None


def meeting_of(thing: Any) -> Meeting | None:
    """Every thing of this room belongs to one meeting."""
    return thing if isinstance(thing, Meeting) else getattr(thing, "meeting", None)


@rules.predicate
def organises(asking: Asking, thing: Any) -> bool:
    """Tell whether this is the network office, or an organiser of this meeting."""
    wanted = {Role.ORGANISER, Role.NETWORK_OFFICE, Role.ADMINISTRATOR}
    return asking.actor.has_role(wanted, scope_of(meeting_of(thing) or thing))


@rules.predicate
def is_announced(_asking: Asking, thing: Any) -> bool:
    meeting = meeting_of(thing)
    return meeting is not None and meeting.status != MeetingStatus.DRAFT


@rules.predicate
def takes_registrations(asking: Asking, thing: Any) -> bool:
    meeting = meeting_of(thing)
    return meeting is not None and meeting.registration_is_open(asking.at)


@rules.predicate
def holds_its_link(asking: Asking, thing: Any) -> bool:
    """Whoever has the registration's secret link acts for it."""
    link: SecretLink | None = asking.actor.link
    return (
        isinstance(thing, Registration) and link is not None and link.opens(REGISTRATION_LINK, thing.pk, at=asking.at)
    )


@rules.predicate
def is_its_person(asking: Asking, thing: Any) -> bool:
    person = asking.actor.person
    return isinstance(thing, Registration) and person is not None and thing.person_id == person.pk


@rules.predicate
def takes_part(asking: Asking, thing: Any) -> bool:
    """Somebody in the room: came by a personal link or by the event code."""
    meeting, link = meeting_of(thing), asking.actor.link
    return (
        meeting is not None
        and link is not None
        and link.purpose == PARTICIPANT_LINK
        and link.revoked_at is None
        and link.expires_at > asking.at
        and meeting.participants.filter(pk=link.object_id).exists()
    )


@rules.predicate
def hosts_it(asking: Asking, thing: Any) -> bool:
    """Whoever proposed a topic by phone, recognised by their participant link."""
    participant = participant_of(asking.actor)
    return participant is not None and thing.host_id == participant


@rules.predicate
def is_its_turn(asking: Asking, thing: Any) -> bool:
    """Whoever asked for the chair, recognised by their participant link."""
    participant = participant_of(asking.actor)
    return participant is not None and thing.participant_id == participant


@rules.predicate
def is_themselves(asking: Asking, thing: Any) -> bool:
    """Whoever holds the link of this very participant."""
    participant = participant_of(asking.actor)
    return participant is not None and thing.pk == participant


@rules.predicate
def is_released(_asking: Asking, thing: Any) -> bool:
    return getattr(thing, "state", None) == DocumentationState.RELEASED


holds_registration = holds_its_link | is_its_person

RULES: dict[str, rules.Predicate] = {
    "series.create": holds(Role.NETWORK_OFFICE),
    "series.edit": holds(Role.NETWORK_OFFICE),
    "meeting.create": holds(Role.NETWORK_OFFICE),
    "figures.read": holds_anywhere(Role.RESEARCHER, Role.NETWORK_OFFICE),
    "meeting.view": is_announced | organises,
    "meeting.edit": organises,
    "meeting.announce": organises,
    "meeting.cancel": organises,
    "agenda.edit": organises,
    "registration.submit": takes_registrations | organises | is_platform & is_announced,
    "registration.list": organises,
    "registration.view": holds_registration | organises,
    "registration.change": holds_registration | organises | is_platform,
    "registration.cancel": holds_registration | organises | is_platform,
    "registration.answer_offer": holds_registration | organises,
    "registration.promote": is_platform,
    "registration.remind": is_platform,
    "check_in.see": organises,
    "check_in.record": organises,
    "certificate.issue": holds_registration | organises,
    "day.join": is_announced & anybody,
    "day.leave": takes_part & is_themselves,
    "day.see_names": takes_part | organises,
    "fishbowl.ask": takes_part | organises,
    "fishbowl.queue": takes_part | organises,
    "fishbowl.leave": takes_part & is_its_turn | organises,
    "fishbowl.run": organises,
    "barcamp.pitch": takes_part | organises,
    "barcamp.change_pitch": takes_part & hosts_it | organises,
    "barcamp.mark": takes_part,
    "barcamp.run": organises,
    "session.write_result": takes_part | organises,
    "harvest.edit": organises,
    "harvest.dot": takes_part,
    "documentation.edit": organises,
    "documentation.review": organises,
    "documentation.release": organises,
    "documentation.view": is_released | organises,
    "follow_up.decide": organises,
}
register(RULES)
