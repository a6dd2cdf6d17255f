"""Short codes that people read aloud, type and print: no letter looks like another one."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without 0 O, 1 I L
EVENT_LENGTH = 6
MAIL_TOKEN_LENGTH = 8


def new_event_code() -> str:
    """Return the code that is written on the wall for everybody in the room."""
    return _letters(EVENT_LENGTH)


def new_mail_token() -> str:
    """Return the part of the meeting's address behind the plus sign."""
    return _letters(MAIL_TOKEN_LENGTH).lower()


def as_typed(text: str) -> str:
    """Return a code as it was meant: without spaces and dashes, in capitals."""
    return "".join(letter for letter in text.upper() if letter.isalnum())


def _letters(count: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(count))
