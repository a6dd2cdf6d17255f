"""`python -m miteinander make-administrator EMAIL NAME`: the first administrator of an installation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from miteinander.accounts.services import make_administrator


class Command(BaseCommand):
    help = "Make somebody administrator; they sign in with this address and set up a second factor."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *_args: Any, **options: Any) -> None:
        held = make_administrator(options["email"], name=options["name"], at=timezone.now())
        self.stdout.write(_("%(name)s is administrator.") % {"name": held.person})
