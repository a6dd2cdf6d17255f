"""What was read in letters, in words for people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from miteinander.mail.reading.letter import Answer

ANSWERS: dict[Answer, Promise] = {
    Answer.ACCEPTED: _("accepted"),
    Answer.DECLINED: _("declined"),
    Answer.TENTATIVE: _("accepted tentatively"),
    Answer.OTHER: _("neither accepted nor declined"),
}
