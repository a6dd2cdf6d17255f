"""`python -m miteinander demo [--reset]`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from miteinander.demo.services import make_demo, reset_demo
from miteinander.ground.refusals import Refused


class Command(BaseCommand):
    help = "Make the demo data; with --reset, begin anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        with translation.override("de"):
            try:
                (reset_demo if options["reset"] else make_demo)(at=timezone.now())
            except Refused as refusal:
                raise CommandError(refusal.message) from None
