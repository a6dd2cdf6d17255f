"""The LMTP and SMTP door: 250 only when the letter is safely stored."""

import asyncio
import logging
import re
from concurrent.futures import ThreadPoolExecutor

from aiosmtpd.smtp import SMTP, Envelope, Session, syntax
from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from django.utils import timezone

from miteinander.mail.services import receive_mail

logger = logging.getLogger(__name__)
LARGEST = 30 * 1024 * 1024  # bytes; larger letters are refused at the door, larger than 10 MB kept but not read
MOST_RECIPIENTS = 100
PATIENCE = 60.0  # seconds without a word


class Door(SMTP):
    """Speaks SMTP to those who say EHLO and LMTP to those who say LHLO."""

    @syntax("LHLO hostname")
    async def smtp_LHLO(self, hostname: str) -> None:  # noqa: N802  # aiosmtpd finds verbs by this name
        """Greet as LMTP: after the letter each recipient gets an answer of its own (RFC 2033)."""
        if self.session:
            self.session.is_lmtp = True  # type: ignore[attr-defined]  # our mark on this conversation
        await self.smtp_EHLO(hostname)


class Keeper:
    """Decides at the door, and stores."""

    def __init__(self) -> None:
        self.threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="receive-mail")

    async def handle_RCPT(  # noqa: N802  # aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        """Letters for other domains are not ours to take: this door relays nothing."""
        if address.rpartition("@")[2].lower() != settings.MAIL_DOMAIN.lower():
            return "550 5.7.1 This server only takes letters for its own domain"
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(rcpt_options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  # as above
        loop = asyncio.get_running_loop()
        status = await loop.run_in_executor(self.threads, store, envelope)
        is_lmtp = getattr(session, "is_lmtp", False)
        return "\r\n".join([status] * len(envelope.rcpt_tos)) if is_lmtp else status


def store(envelope: Envelope) -> str:
    """Store and say so; with the database in trouble the sender's server keeps the letter and tries again."""
    close_old_connections()
    content = envelope.original_content or b""
    raw = f"Return-Path: <{_ascii(envelope.mail_from)}>\r\n".encode() + content
    try:
        mail = receive_mail(raw, recipients=envelope.rcpt_tos, at=timezone.now())
    except (DatabaseError, InterfaceError, OSError) as trouble:
        logger.warning("A letter could not be stored now: %s", trouble)
        return "451 4.3.0 Please try again later"
    except Exception:
        logger.exception("A letter could not be stored")
        return "451 4.3.0 Please try again later"
    finally:
        connection.close()  # letters come seldom: a thread that waits for the next one holds no connection
    return f"250 2.0.0 Stored as {mail.pk}"


def _ascii(address: str | None) -> str:
    """The envelope sender for a header; aiosmtpd gives "<>" for the empty one of reports."""
    return re.sub(r"[\s<>]", "", (address or "").encode("ascii", errors="ignore").decode())


async def open_door(host: str, port: int) -> asyncio.Server:
    """Listen; the caller closes the server."""
    keeper = Keeper()

    def door() -> Door:
        return Door(
            keeper,
            data_size_limit=LARGEST,
            enable_SMTPUTF8=True,
            hostname=settings.MAIL_DOMAIN,
            ident="Miteinander",
            timeout=PATIENCE,
        )

    return await asyncio.get_running_loop().create_server(door, host, port)
