"""The library speaks to people as friends; a town hall says Sie. Every such sentence has ours in its place."""

import re
from pathlib import Path

import allauth
from babel.messages.pofile import read_po

from miteinander.config.settings import PACKAGE

FAMILIAR = re.compile(r"\b(du|dein\w*|dich|dir|gib|wähle|versuche es|bestätige|folge|klick|lass)\b", re.IGNORECASE)
NOT_HERE = re.compile(r"password|username|phone", re.IGNORECASE)  # pages that this house does not have
UNUSED = ("socialaccount", "usersessions", "openid", "idp", "headless")


def catalogue(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        entries = [entry for entry in read_po(file, locale="de") if entry.id]
    return {
        str(entry.id): str(entry.string)
        for entry in entries
        if not entry.locations or not all(any(room in name for room in UNUSED) for name, _line in entry.locations)
    }


def test_no_familiar_sentence_of_the_library_is_left():
    theirs = catalogue(Path(allauth.__file__).parent / "locale/de/LC_MESSAGES/django.po")
    ours = catalogue(PACKAGE / "config/locale/de/LC_MESSAGES/django.po")
    left = [asked for asked, said in theirs.items() if asked not in ours and FAMILIAR.search(said)]
    assert [asked for asked in left if not NOT_HERE.search(asked)] == []


def test_our_own_sentences_are_polite():
    ours = catalogue(PACKAGE / "config/locale/de/LC_MESSAGES/django.po")
    assert [said for said in ours.values() if FAMILIAR.search(said)] == []
