"""`python -m miteinander import-municipalities FILE`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from miteinander.places.directory import BadDirectory, read_directory
from miteinander.places.services import import_municipalities


class Command(BaseCommand):
    help = "Read the official municipality directory (GV100AD or its CSV extract)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--land", default="08", help="two digits, 08 is Baden-Württemberg")

    def handle(self, *_args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(_("There is no file %(path)s.") % {"path": path})
        try:
            report = import_municipalities(read_directory(path, land=options["land"]))
        except BadDirectory as problem:
            raise CommandError(_("Nothing was imported. %(problem)s") % {"problem": problem}) from None
        self.stdout.write(
            _("Municipalities: %(count)s, counties: %(counties)s, new: %(new)s.")
            % {"count": report.municipalities, "counties": report.counties, "new": report.new}
        )
        if gone := report.no_longer_listed:
            self.stdout.write(_("No longer listed but kept: %(names)s.") % {"names": ", ".join(gone)})
