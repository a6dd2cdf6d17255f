"""Letters that only say thank you. Every single word must belong to it; one word more and a human reads the letter."""

import re

from miteinander.mail.reading.letter import Letter
from miteinander.mail.reading.registration.cues import CANCEL, NEEDS, REPLY, VERBS
from miteinander.mail.reading.registration.text import divide

LONGEST = 160  # characters of what is said, without greeting and signature
MOST_SIGNATURE = 15  # lines
LONGEST_LETTER = 2_000
_NEWS = (
    r"(?:(?:(?:so|sehr)\s+)?(?:schnelle|rasche|prompte|freundliche|nette|liebe|gute|ausführliche)\s+)*(?:anmelde)?"
    r"(?:bestätigung|rückmeldung|antwort|nachricht|mail|e-mail|info|infos|information|informationen|einladung|erinnerung|"
    r"mühe|organisation|unterlagen|hilfe|auskunft)"
)
_KIND_WORD = r"(?:schnelle|rasche|prompte|freundliche|nette|liebe|gute)"
_THANKS = re.compile(
    r"(?:(?:ganz|sehr)\s+)?(?:(?:vielen|herzlichen|besten|lieben|schönen|tausend)\s+)?dank(?:e)?(?:\s+(?:schön|sehr|"
    rf"vielmals|ihnen|euch|nochmals|auch))*(?:\s+für\s+(?:die|ihre|eure)\s+(?:{_NEWS}|{_KIND_WORD}))?|(?:ich|wir)\s+danken?(?:\s+ihnen)?"
    rf"(?:\s+(?:sehr|herzlich))?(?:\s+für\s+(?:die|ihre|eure)\s+{_NEWS})?|"
    r"(?:many\s+)?thanks(?:\s+(?:a lot|very much|so much|again))?|thank you(?:\s+(?:very|so)\s+much)?"
)
_NEWS_ENGLISH = re.compile(
    r"\s+for\s+(?:the|your)\s+(?:(?:quick|kind)\s+)?(?:confirmation|reply|message|mail|information|invitation|reminder)$"
)
_PLEASANT = re.compile(
    rf"(?:(?:die|ihre|eure)\s+)?{_NEWS}|"
    r"(?:das\s+)?(?:ist\s+)?(?:sehr\s+|ganz\s+)?(?:nett|lieb|freundlich|schön|hilfreich)(?:\s+von\s+ihnen)?|"
    r"das\s+(?:ist\s+(?:prima|super|toll|wunderbar|perfekt)|freut\s+(?:mich|uns)(?:\s+sehr)?|hilft\s+(?:mir|uns)"
    r"(?:\s+sehr)?|(?:hat\s+)?(?:mir|uns)(?:\s+sehr)?\s+geholfen|hat\s+(?:mir|uns)(?:\s+sehr)?\s+geholfen)|"
    r"(?:alles\s+)?(?:ist\s+)?(?:gut\s+)?angekommen|"
    r"super|prima|wunderbar|perfekt|toll|gut|sehr gut|alles klar|in ordnung|ok|okay|great|perfect|wonderful|"
    r"(?:ich freue mich|wir freuen uns)(?:\s+(?:sehr|schon|darauf|schon darauf|schon sehr))?"
    r"(?:\s+auf\s+(?:das treffen|den tag|die veranstaltung|sie))?|"
    r"bis (?:dann|bald)|(?:einen\s+)?(?:schönen|guten)\s+tag(?:\s+noch)?|(?:ein\s+)?schönes\s+wochenende|"
    r"(?:i am|i'm|we are)?\s*looking forward(?:\s+to it)?|see you(?:\s+(?:then|soon))?"
)
_WISH = re.compile(
    r"\b(?:komm\w*|bring\w*|brauch\w*|nehm\w*|nimm\w*|meld\w*|sag\w*|bitte|nicht|kein\w*|mit|please|not|with)\b"
)
_BETWEEN = re.compile(r"[.,!…\n]|[:;]-?[)(dp]|;|\bund\b|\band\b|\s[-–]\s")
_OF_OUR_LETTERS = re.compile(
    r"(?:(?:meine|unsere|ihre)\s+)?(?:anmeldung|anmeldebestätigung|bestätigung)", re.IGNORECASE
)
_ANY_THANKS = re.compile(r"\b(?:dank|danke|thanks|thank you)\b", re.IGNORECASE)


def is_only_thanks(letter: Letter) -> bool:
    """Whether nobody has to do anything: no question, no wish, no file, nothing but thanks and pleasant words."""
    if letter.attachments or letter.calendar or not _has_plain_subject(letter.subject):
        return False
    if len(letter.reply_text) > LONGEST_LETTER or "?" in letter.reply_text:
        return False
    parts = divide(letter.reply_text)
    signature = " ".join(parts.signature).lower()
    if len(parts.signature) > MOST_SIGNATURE or any(cue.search(signature) for cue in (VERBS, CANCEL, NEEDS, _WISH)):
        return False
    if not parts.sentences:  # "Vielen Dank und freundliche Grüße" is read as a closing
        return bool(_ANY_THANKS.search(letter.reply_text))
    return len(parts.body) <= LONGEST and _thanks(" . ".join(parts.sentences), letter.sender.name)


def _has_plain_subject(subject: str) -> bool:
    """A reply to a letter of ours, no subject, or thanks again; of a subject of its own nobody knows what it asks."""
    if "?" in subject or CANCEL.search(subject.lower()):
        return False
    is_ours = REPLY.match(subject) or _OF_OUR_LETTERS.fullmatch(subject.strip())
    return not subject.strip() or bool(is_ours) or _thanks(subject, "")


def _thanks(text: str, sender: str) -> bool:
    """Whether every piece thanks, is pleasant or is the name below, and one of them does thank."""
    pieces = [re.sub(r"^\W+|\W+$", "", piece) for piece in _BETWEEN.split(text.lower())]
    spoken = [_NEWS_ENGLISH.sub("", piece) for piece in pieces if piece]
    thanks, name = [piece for piece in spoken if _THANKS.fullmatch(piece)], set(sender.lower().split())
    name |= {word[0] for word in name}  # "E. Muster"
    others = [piece for piece in spoken if piece not in thanks]
    return bool(thanks) and all(_PLEASANT.fullmatch(piece) or set(piece.split()) <= name for piece in others)
