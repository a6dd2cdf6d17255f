"""What the reader of letters found, in sentences for people."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from miteinander.mail.reading.letter import Answer
from miteinander.mail.reading.registration import Reason, RegistrationReading, Why

ANSWERS: dict[Answer, Promise] = {
    Answer.ACCEPTED: gettext_lazy("accepted"),
    Answer.DECLINED: gettext_lazy("declined"),
    Answer.TENTATIVE: gettext_lazy("accepted tentatively"),
    Answer.OTHER: gettext_lazy("neither accepted nor declined"),
}
GROUNDS: dict[Why, Promise] = {
    Why.SAYS_REGISTER: gettext_lazy("The letter registers"),
    Why.SAYS_CANCEL: gettext_lazy("The letter cancels"),
    Why.NUMBER_GIVEN: gettext_lazy("It names the number of persons"),
    Why.NAMES_GIVEN: gettext_lazy("It names the persons"),
    Why.ONE_SENDER: gettext_lazy("It speaks of one person only"),
    Why.EMPTY: gettext_lazy("The letter is empty"),
    Why.NO_INTENT: gettext_lazy("It neither registers nor cancels"),
    Why.SEVERAL_INTENTS: gettext_lazy("It registers and cancels at the same time"),
    Why.QUESTION: gettext_lazy("It asks something"),
    Why.HEDGE: gettext_lazy("It leaves something open"),
    Why.CONDITION: gettext_lazy("It sets a condition"),
    Why.NEGATION: gettext_lazy("It says no to something"),
    Why.CONTRAST: gettext_lazy("It makes a reservation"),
    Why.CHANGE: gettext_lazy("It changes or replaces something"),
    Why.ALTERNATIVE: gettext_lazy("It offers a choice"),
    Why.ALREADY: gettext_lazy("It speaks of an earlier registration"),
    Why.OTHER_THING: gettext_lazy("It is about something else"),
    Why.ONLINE: gettext_lazy("Somebody wants to take part from afar"),
    Why.FORWARDED: gettext_lazy("It was forwarded by somebody else"),
    Why.IN_ATTACHMENT: gettext_lazy("What matters is in an attachment"),
    Why.CANCEL_NOT_PLAIN: gettext_lazy("It is not plain who or what is cancelled"),
    Why.PERSONS_UNKNOWN: gettext_lazy("The number of persons is not plain"),
    Why.PERSONS_CONTRADICT: gettext_lazy("The numbers of persons contradict each other"),
    Why.TOO_MANY_PERSONS: gettext_lazy("The number of persons is unusual"),
    Why.PERSON_UNACCOUNTED: gettext_lazy("It is not plain whether this person comes"),
    Why.SENDER_UNCLEAR: gettext_lazy("It is not plain who writes"),
    Why.PLACE_UNCLEAR: gettext_lazy("It names several municipalities"),
}


def explain(reading: RegistrationReading) -> str:
    """Why the letter was read like this, one ground a line, each with the words of the letter."""
    return sentences([*reading.reasons, *(each for each in reading.not_understood if each not in reading.reasons)])


def sentences(reasons: Iterable[Reason]) -> str:
    return "\n".join(_sentence(reason) for reason in reasons)


def _sentence(reason: Reason) -> str:
    words = " ".join(reason.words.split())[:120]
    if not words:
        return f"{GROUNDS[reason.why]}."
    return _("%(ground)s: “%(words)s”.") % {"ground": GROUNDS[reason.why], "words": words}
