"""States of a computation, and what its files are."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    WAITING = "waiting", _("waiting its turn")
    RUNNING = "running", _("computing")
    DONE = "done", _("computed")
    REFUSED = "refused", _("could not be computed")
    STOPPED = "stopped", _("stopped")


ENDED = frozenset({State.DONE, State.REFUSED, State.STOPPED})


class Origin(models.TextChoices):
    GIVEN = "given", _("given")
    MADE = "made", _("made")
