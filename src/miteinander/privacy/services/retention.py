"""Applying the retention periods: every rule of every room, again and again with the same result."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from miteinander.ground import letters
from miteinander.ground.clock import berlin_day
from miteinander.ground.inventory import Erase
from miteinander.ground.refusals import Refused
from miteinander.journal.choices import Channel
from miteinander.people.models import Person
from miteinander.privacy.models import RetentionRun
from miteinander.privacy.reads.due import Rule, all_rules, blank_values, count_due, due
from miteinander.privacy.reads.subjects import subject_of
from miteinander.privacy.services.erasing import erase_subject

logger = logging.getLogger(__name__)
UNUSED = timedelta(days=670)  # 60 days before the 24 months are over


@dataclass(frozen=True)
class Outcome:
    """How many rows one rule reaches now."""

    rule: Rule
    count: int


def look(*, at: datetime) -> list[Outcome]:
    """The dry run: counts what would go, changes nothing."""
    rules = list(all_rules())
    return list(map(Outcome, rules, count_due(rules, at=at)))


def retain(*, at: datetime) -> list[Outcome]:
    """Apply every period once, announce erasures, and note the counts; a second run finds nothing left."""
    announce_erasures(at=at)
    with transaction.atomic():
        done = [Outcome(rule, _apply(rule, at)) for rule in all_rules()]
        RetentionRun.objects.create(ran_at=at, counts={each.rule.key: each.count for each in done})
    return done


def announce_erasures(*, at: datetime) -> int:
    """Write to those who have not come for long; whoever signs in again stays."""
    unused = Person.objects.named().filter(
        seen_on__lt=berlin_day(at - UNUSED), warned_on=None, is_active=True, email__isnull=False
    )
    for person in unused:
        with transaction.atomic():
            person.warned_on = berlin_day(at)
            person.save(update_fields=["warned_on"])
            sign_in = settings.BASE_URL + reverse("sign-in")
            letters.send("privacy/unused", to=person.email or "", to_name=person.name, at=at, context={"url": sign_in})
    return len(unused)


def _apply(rule: Rule, at: datetime) -> int:
    rows = due(rule, at=at)
    if rule.retention.then == Erase.PERSON:
        return sum(_forget(person, at) for person in rows)
    if rule.retention.then == Erase.DELETE_ROW:
        _all, by_model = rows.delete()
        return by_model.get(rule.declaration.label, 0)
    return rows.update(**blank_values(rule.declaration, Erase.BLANK, Erase.UNLINK))


def _forget(person: Person, at: datetime) -> int:
    """Erase an account nobody uses; the last administrator or office stays and is named in the log."""
    try:
        erase_subject(subject_of(person), channel=Channel.SYSTEM, at=at)
    except Refused as refusal:
        logger.warning("An unused account stays: %s", refusal.message)
        return 0
    return 1
