"""Why a letter was left to a human, in words a clerk understands."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from miteinander.mail.reading.registration import RegistrationReading, Why

_WORDS: dict[Why, str | Promise] = {
    Why.EMPTY: gettext_lazy("The letter has no text."),
    Why.NO_INTENT: gettext_lazy("It does not say that somebody registers or cancels."),
    Why.SEVERAL_INTENTS: gettext_lazy("It speaks of registering and of cancelling."),
    Why.QUESTION: gettext_lazy("It asks something."),
    Why.HEDGE: gettext_lazy("It says “perhaps” or “probably”."),
    Why.CONDITION: gettext_lazy("It makes a condition."),
    Why.NEGATION: gettext_lazy("It says no to something."),
    Why.CONTRAST: gettext_lazy("It restricts something with “but”."),
    Why.CHANGE: gettext_lazy("It wants to change something."),
    Why.ALTERNATIVE: gettext_lazy("It leaves a choice open."),
    Why.ALREADY: gettext_lazy("It speaks of a registration made before."),
    Why.OTHER_THING: gettext_lazy("It is about something else, too."),
    Why.ONLINE: gettext_lazy("It is about taking part from afar."),
    Why.FORWARDED: gettext_lazy("It was forwarded: who registers is not certain."),
    Why.IN_ATTACHMENT: gettext_lazy("The registration stands in an attachment."),
    Why.CANCEL_NOT_PLAIN: gettext_lazy("The cancellation is not plain."),
    Why.PERSONS_UNKNOWN: gettext_lazy("How many people come is not said."),
    Why.PERSONS_CONTRADICT: gettext_lazy("How many people come is not certain."),
    Why.TOO_MANY_PERSONS: gettext_lazy("It names very many people."),
    Why.PERSON_UNACCOUNTED: gettext_lazy("It names a person of whom nobody knows whether they come."),
    Why.SENDER_UNCLEAR: gettext_lazy("Sender and signature name different people."),
}


def in_words(reading: RegistrationReading) -> str:
    """Say each reason once, with the words of the letter that led to it, one to a line."""
    said = []
    for reason in reading.reasons:
        sentence = str(_WORDS.get(reason.why, ""))
        if sentence:
            said.append(f"{sentence.rstrip('.')}: „{reason.words}“" if reason.words else sentence)
    return "\n".join(dict.fromkeys(said)) or _("The letter was not understood.")
