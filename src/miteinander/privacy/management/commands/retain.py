"""`python -m miteinander retain [--dry-run]`: apply the retention periods by hand."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from miteinander.privacy.services.retention import look, retain


class Command(BaseCommand):
    help = "Apply every retention period, or only count what is due."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, change nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        at = timezone.now()
        outcomes = look(at=at) if options["dry_run"] else retain(at=at)
        for each in outcomes:
            if each.count:
                self.stdout.write(f"{each.count:6} {each.rule.title}: {each.rule.retention.text}")
        total = sum(each.count for each in outcomes)
        words = _("%(count)d rows would go.") if options["dry_run"] else _("%(count)d rows went.")
        self.stdout.write(words % {"count": total})
