"""`python -m miteinander import-mail FILE…`: receive letters that lie in files, once."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from miteinander.mail.receiver.door import LARGEST
from miteinander.mail.services import receive_mail


class Command(BaseCommand):
    help = "Receives the letters in these .eml files; one that was received before changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        for path in options["files"]:
            try:
                if path.stat().st_size > LARGEST:
                    raise CommandError(f"{path}: larger than 30 MB")
                raw = path.read_bytes()
            except OSError as trouble:
                raise CommandError(f"{path}: {trouble.strerror}") from trouble
            mail = receive_mail(raw, at=timezone.now())
            self.stdout.write(f"{path}: {mail.get_disposition_display()}. {mail.explanation}")
