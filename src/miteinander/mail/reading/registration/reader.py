"""The reader of registrations: puts intent, persons and place together and says why."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from miteinander.mail.reading.letter import Letter
from miteinander.mail.reading.registration import intent as reading_intent
from miteinander.mail.reading.registration.names import display_name, same_person, signed_name, surname
from miteinander.mail.reading.registration.persons import Decision, count_persons, decide
from miteinander.mail.reading.registration.places import find_days, find_organisation, find_places
from miteinander.mail.reading.registration.result import Day, Intent, Place, Reason, RegistrationReading, Why
from miteinander.mail.reading.registration.text import Parts, divide, sentences

TEXT_LIMIT = 6_000  # characters; a longer letter is no registration
_CANCEL_CONFIDENCE = 0.9


def read_registration(letter: Letter, *, municipalities: Mapping[str, str]) -> RegistrationReading:
    """Read whether the letter registers or cancels, for how many, who and from where.

    `municipalities` maps names to AGS. Hedges, questions, negations, conditions and contradictions make the
    reading unclear; `reasons` then says which words did.
    """
    subject = reading_intent.own_subject(letter.subject)
    parts = divide(letter.reply_text[:TEXT_LIMIT])
    stated = [*sentences(subject), *parts.sentences]
    sender, is_sender_clear = _sender(letter, parts)
    problems = _outer_problems(letter, stated, is_sender_clear=is_sender_clear)
    cancelling = reading_intent.cancel_cue(stated)
    if cancelling and not reading_intent.registers_outright(stated):
        return _cancellation(stated, problems, cancelling, parts, sender)
    spoken = [sentence for sentence in stated if not reading_intent.is_need(sentence)]
    cue, confidence = reading_intent.register_cue(spoken)
    days = find_days(" ".join(stated))
    problems = _contradictions(cue, cancelling, days) + problems + reading_intent.blockers(spoken)
    if not cancelling and not cue and not problems:
        problems.append(Reason(Why.NO_INTENT))
    decision = _persons(spoken, parts, sender) if cue else Decision(None, (), sender_comes=False, reasons=())
    problems += [reason for reason in decision.reasons if reason.why.blocks]
    if cue and not problems and decision.persons is None:
        problems.append(Reason(Why.PERSONS_UNKNOWN))
    says = Reason(Why.SAYS_REGISTER, cue)
    reading = RegistrationReading(
        intent=Intent.UNCLEAR if problems else Intent.REGISTER,
        confidence=0.0 if problems else confidence,
        reasons=tuple(problems) or (says, *decision.reasons),
        persons=decision.persons,
        names=decision.names,
        sender_comes=decision.sender_comes,
        sender_name=sender,
        organisation=find_organisation(parts.lines, parts.signature),
        days=days,
        needs=tuple(sentence for sentence in stated if reading_intent.is_need(sentence)),
        not_understood=tuple(problems),
    )
    return _with_place(reading, find_places((subject, *parts.lines), parts.signature, municipalities))


def _contradictions(cue: str, cancelling: str, days: Sequence[Day]) -> list[Reason]:
    """Two wishes in one letter, or more days than the meeting has."""
    found = [Reason(Why.SEVERAL_INTENTS, f"{cue} / {cancelling}")] if cancelling else []
    if len(days) > 1:
        found.append(Reason(Why.OTHER_THING, ", ".join(f"{each.day}.{each.month}." for each in days)))
    return found


def _with_place(reading: RegistrationReading, places: list[Place]) -> RegistrationReading:
    """One municipality is taken; of several none, for any of them may be the venue."""
    if len(places) == 1:
        return replace(reading, place=places[0])
    if not places:
        return reading
    unclear = Reason(Why.PLACE_UNCLEAR, ", ".join(place.name for place in places))
    return replace(reading, not_understood=(*reading.not_understood, unclear))


def _sender(letter: Letter, parts: Parts) -> tuple[str, bool]:
    """The sender's name, and whether header and signature agree on it."""
    by_header, signed = display_name(letter.sender.name), signed_name(parts.signature)
    if not by_header or not signed:
        return signed or by_header, True
    shared = set(surname(by_header).split("-")) & set(surname(signed).split("-"))
    return signed, bool(shared) or same_person(by_header, signed)


def _outer_problems(letter: Letter, stated: list[str], *, is_sender_clear: bool) -> list[Reason]:
    """What makes a letter unclear whatever its sentences say."""
    problems: list[Reason] = []
    if not letter.reply_text.strip() and not stated:
        problems.append(Reason(Why.EMPTY))
    if reading_intent.is_forwarded(letter.subject):
        problems.append(Reason(Why.FORWARDED, letter.subject))
    attached = reading_intent.is_in_attachment(stated)
    if attached:
        problems.append(Reason(Why.IN_ATTACHMENT, attached))
    if not is_sender_clear or "@" not in letter.sender.address:
        problems.append(Reason(Why.SENDER_UNCLEAR, letter.sender.name or letter.sender.address))
    if len(letter.reply_text) > TEXT_LIMIT:
        problems.append(Reason(Why.NO_INTENT))
    return problems


def _persons(spoken: list[str], parts: Parts, sender: str) -> Decision:
    body = " . ".join(spoken)
    count = count_persons(body, parts.lines, sender)
    decision = decide(count, sender)
    is_silent = decision.persons is None and not decision.reasons
    if is_silent and sender and not _speaks_for_body(body):
        return Decision(1, (sender,), sender_comes=True, reasons=(Reason(Why.ONE_SENDER, sender),))
    return decision


def _speaks_for_body(body: str) -> bool:
    """Whether a town or an association "takes part": then nobody knows how many people that are."""
    return any(f" {verb} " in f" {body.lower()} " for verb in ("nimmt", "kommt", "ist", "wird", "möchte"))


def _cancellation(
    stated: list[str], problems: list[Reason], cue: str, parts: Parts, sender: str
) -> RegistrationReading:
    days = find_days(" ".join(stated))
    if len(days) > 1 or not reading_intent.is_plain_cancel(stated, sender.split()):
        problems = [*problems, Reason(Why.CANCEL_NOT_PLAIN, cue)]
        problems += [reason for reason in reading_intent.blockers(stated) if reason.why != Why.NEGATION]
    says_group = any(word in f" {parts.body.lower()} " for word in (" wir ", " uns ", " we ", " us "))
    return RegistrationReading(
        intent=Intent.UNCLEAR if problems else Intent.CANCEL,
        confidence=0.0 if problems else _CANCEL_CONFIDENCE,
        reasons=tuple(problems) or (Reason(Why.SAYS_CANCEL, cue),),
        persons=None if says_group or problems else 1,
        names=(sender,) if sender else (),
        sender_name=sender,
        days=days,
        not_understood=tuple(problems),
    )
