"""Reading the post: lists and single letters, each with a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q

from miteinander.ground.refusals import NotFound
from miteinander.mail import handlers
from miteinander.mail.choices import SORTED_OUT, Disposition, Sending
from miteinander.mail.models import IncomingMail, IncomingMailQuerySet, OutgoingAttachment, OutgoingMail
from miteinander.mail.reading.letter import Letter
from miteinander.mail.reading.parsing import read_letter
from miteinander.mail.wording import ANSWERS
from miteinander.roles.actor import Actor

PER_PAGE = 25
WAITING, DONE, SORTED = "wartend", "erledigt", "aussortiert"
_FOLDERS = {
    WAITING: Q(disposition=Disposition.WAITING),
    DONE: Q(disposition__in=[Disposition.UNDERSTOOD, Disposition.FILED]),
    SORTED: Q(disposition__in=SORTED_OUT),
}


@dataclass(frozen=True)
class Inbox:
    """One page of one folder, and how many letters wait at all."""

    folder: str
    page: Page[IncomingMail]
    abouts: dict[str, handlers.About]  # by our address
    waiting: int

    @property
    def rows(self) -> list[tuple[IncomingMail, handlers.About | None]]:
        return [(mail, self.abouts.get(mail.address)) for mail in self.page]


@dataclass(frozen=True)
class OpenLetter:
    """A received letter, opened."""

    mail: IncomingMail
    letter: Letter
    answers: Sequence[OutgoingMail]
    calendar_answer: str
    about: handlers.About | None  # whose address it was sent to

    @property
    def can_be_answered(self) -> bool:
        return bool(self.mail.sender) and self.mail.disposition not in SORTED_OUT


@dataclass(frozen=True)
class AttachedFile:
    name: str
    content_type: str
    text: str  # of calendar entries, else empty
    size: int


@dataclass(frozen=True)
class SentLetter:
    """A letter of ours as the recipient sees it."""

    mail: OutgoingMail
    headers: tuple[tuple[str, str], ...]
    attachments: tuple[AttachedFile, ...]


def inbox(actor: Actor, folder: str, page: str | None) -> Inbox:
    """Two queries for the page, one for the counter and one for each kind of address, whatever its length."""
    seen: IncomingMailQuerySet = IncomingMail.objects.visible_to(actor)
    shown = seen.filter(_FOLDERS[folder]).without_raw().select_related("handled_by")
    ordered = shown.order_by("received_at" if folder == WAITING else "-received_at", "pk")
    shown_page = Paginator(ordered, PER_PAGE).get_page(page)
    abouts = handlers.abouts([mail.address for mail in shown_page])
    return Inbox(folder, shown_page, abouts, seen.waiting().count())


def incoming(actor: Actor, pk: UUID | str) -> IncomingMail:
    """One letter, whole; absent and forbidden answer alike."""
    mail = IncomingMail.objects.visible_to(actor).select_related("handled_by").filter(pk=pk).first()
    if mail is None:
        raise NotFound
    return mail


def open_letter(mail: IncomingMail) -> OpenLetter:
    letter, answers = read_letter(bytes(mail.raw)), mail.answered_by.order_by("created_at")
    said = str(ANSWERS[letter.calendar.answer]) if letter.calendar else ""
    return OpenLetter(mail, letter, tuple(answers), said, handlers.abouts([mail.address]).get(mail.address))


def outbox(actor: Actor, *, only_failed: bool, page: str | None) -> Page[OutgoingMail]:
    seen = OutgoingMail.objects.visible_to(actor)
    shown = seen.failed() if only_failed else seen
    return Paginator(shown.order_by("-created_at", "pk").defer("body", "headers"), PER_PAGE).get_page(page)


def failed_count(actor: Actor) -> int:
    return OutgoingMail.objects.visible_to(actor).failed().count()


def outgoing(actor: Actor, pk: UUID | str) -> SentLetter:
    found = OutgoingMail.objects.visible_to(actor).prefetch_related("attachments").filter(pk=pk).first()
    if found is None:
        raise NotFound
    return _as_sent(found)


def sent_letters(*, to: str = "", limit: int = 100) -> list[SentLetter]:
    """The newest letters, queued ones too, with everything in them: two queries. For the demo's post page."""
    mails = OutgoingMail.objects.exclude(state=Sending.WITHHELD)
    if to:
        mails = mails.filter(to__iexact=to)
    files = Prefetch("attachments", OutgoingAttachment.objects.order_by("name"))
    return [_as_sent(mail) for mail in mails.order_by("-created_at", "-pk").prefetch_related(files)[:limit]]


def sent_letter(pk: UUID | str) -> SentLetter:
    found = OutgoingMail.objects.prefetch_related("attachments").filter(pk=pk).first()
    if found is None:
        raise NotFound
    return _as_sent(found)


def letters_about(object_kind: str, object_id: UUID) -> list[OutgoingMail]:
    """What was sent about a thing, e.g. a registration; newest first."""
    mails = OutgoingMail.objects.filter(object_kind=object_kind, object_id=object_id)
    return list(mails.order_by("-created_at").defer("body", "headers"))


def _as_sent(mail: OutgoingMail) -> SentLetter:
    shown = {"To": mail.to, "Subject": mail.subject, "Message-ID": mail.message_id}
    headers = {key: value for key, value in mail.headers.items() if key != "Return-Path"}
    files = tuple(
        AttachedFile(
            each.name,
            each.content_type,
            bytes(each.content).decode(errors="replace") if each.content_type.startswith("text/") else "",
            len(each.content),
        )
        for each in mail.attachments.all()
    )
    return SentLetter(mail, tuple((headers | shown).items()), files)
