"""Whether the letter registers, cancels or neither, and what speaks against a plain reading."""

import re
from collections.abc import Iterable, Sequence

from miteinander.mail.reading.registration.cues import (
    ATTACHED,
    BLOCKERS,
    CANCEL,
    END,
    FORWARD,
    HEADING,
    KEEPS,
    NEEDS,
    OWN_NOUN,
    PLAIN_CANCEL_WORDS,
    REPLY,
    VERBS,
)
from miteinander.mail.reading.registration.result import Reason, Why


def is_forwarded(subject: str) -> bool:
    return bool(FORWARD.match(subject))


def own_subject(subject: str) -> str:
    """The subject when the sender wrote it; the subject of a reply is ours."""
    return "" if REPLY.match(subject) else subject.strip()


def register_cue(sentences: Iterable[str]) -> tuple[str, float]:
    """The words that register, and how sure they are: a whole sentence, or only a heading."""
    heading = ""
    for sentence in sentences:
        lowered = sentence.lower()
        if found := VERBS.search(lowered) or OWN_NOUN.search(lowered):
            return found.group(), 0.95
        if not heading and (title := HEADING.search(lowered.strip(' -•*:„"'))):
            heading = title.group()
    return heading, 0.8 if heading else 0.0


def registers_outright(sentences: Iterable[str]) -> bool:
    """Whether some clause registers, apart from "meine Anmeldung", which a cancellation names too."""
    return any(_registers(clause) for each in sentences for clause in _clauses(each.lower()))


def _clauses(sentence: str) -> list[str]:
    own = r"\b(?:meine|unsere|my|our)\s+(?:verbindliche\s+)?(?:anmeldung|registration)\b"
    return [clause.strip() for clause in re.split(r",|;|\bund\b|\baber\b|\band\b|\bbut\b", re.sub(own, "", sentence))]


def _registers(clause: str) -> bool:
    """Not so "kann nicht teilnehmen": there the verb belongs to the refusal."""
    if CANCEL.search(clause):
        return bool(re.search(rf"\bmeld(?:e|en)\b.*\ban\b{END}", clause))
    return bool(VERBS.search(clause)) or bool(HEADING.search(clause))


def cancel_cue(sentences: Iterable[str]) -> str:
    return next((found.group() for each in sentences if (found := CANCEL.search(each.lower()))), "")


def is_plain_cancel(sentences: Sequence[str], known_words: Iterable[str]) -> bool:
    """Whether every single word belongs to a cancellation; one word more ("vormittags") and a human reads it."""
    if any(KEEPS.search(sentence.lower()) for sentence in sentences):
        return False
    allowed = PLAIN_CANCEL_WORDS | {word.lower() for word in known_words}
    words = re.findall(r"[^\W_]+(?:['’][^\W\d_]+)?", " ".join(sentences).lower())
    return all(word in allowed or word.isdigit() for word in words)


def is_need(sentence: str) -> bool:
    """A sentence about food or access that says nothing about coming."""
    lowered = sentence.lower()
    return bool(NEEDS.search(lowered)) and not VERBS.search(lowered) and "?" not in sentence


def blockers(sentences: Iterable[str]) -> list[Reason]:
    """Everything that forbids a plain reading, one reason of each kind."""
    found: dict[Why, Reason] = {}
    for sentence in sentences:
        lowered = re.sub(r"\b(?:kein problem|no problem|nicht nur|keine eile)\b", "", sentence.lower())
        for why, pattern in BLOCKERS:
            if why not in found and (match := pattern.search(lowered)):
                found[why] = Reason(why, match.group() if match.group() != "?" else sentence[-80:])
    return list(found.values())


def is_in_attachment(sentences: Iterable[str]) -> str:
    return next((found.group() for each in sentences if (found := ATTACHED.search(each.lower()))), "")
