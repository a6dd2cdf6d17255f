"""Reading a registration written in free words, German or English. Never guesses: in doubt a human reads it."""

from miteinander.mail.reading.registration.reader import read_registration
from miteinander.mail.reading.registration.result import (
    Intent,
    Place,
    Reason,
    RegistrationReading,
    Why,
)

__all__ = ["Intent", "Place", "Reason", "RegistrationReading", "Why", "read_registration"]
