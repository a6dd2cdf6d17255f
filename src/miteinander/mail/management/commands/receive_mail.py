"""`python -m miteinander receive-mail`: the door and the drop folder, in one process of its own."""

import asyncio
import contextlib
import logging
import signal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from miteinander.mail.receiver.door import open_door
from miteinander.mail.receiver.folder import DropFolder

logger = logging.getLogger(__name__)
PAUSE = 2.0  # seconds between two visits of the folder


class Command(BaseCommand):
    help = "Receives letters over LMTP/SMTP and from the drop folder until it is stopped."
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=settings.MAIL_RECEIVER_HOST)
        parser.add_argument("--port", type=int, default=settings.MAIL_RECEIVER_PORT)
        parser.add_argument("--folder", type=Path, default=Path(settings.MAIL_DROP_FOLDER))

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            asyncio.run(self._run(options["host"], options["port"], DropFolder(options["folder"])))
        except OSError as trouble:
            raise CommandError(f"{options['host']}:{options['port']}: {trouble.strerror or trouble}") from trouble

    async def _run(self, host: str, port: int, folder: DropFolder) -> None:
        stopped = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
        folder.prepare()
        server = await open_door(host, port)
        address = server.sockets[0].getsockname()
        self.stdout.write(f"LMTP/SMTP {address[0]}:{address[1]}, {folder.folder}")
        self.stdout.flush()
        async with server:
            while not stopped.is_set():
                await asyncio.to_thread(visit, folder)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stopped.wait(), PAUSE)


def visit(folder: DropFolder) -> None:
    """One visit; a folder that cannot be read for a while must not close the door."""
    try:
        folder.visit()
    except OSError as trouble:
        logger.warning("The drop folder cannot be read: %s", trouble)
