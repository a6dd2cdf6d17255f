"""Names of people, as far as their writing shows that they are names."""

import re

_WORD = r"[A-ZÄÖÜÀ-Ý][a-zäöüßà-ÿ'’]++(?:-[A-ZÄÖÜ][a-zäöüß'’]++)*+|[ODL]['’][A-Z][a-zäöüß]+"
_PARTICLE = r"(?:von|van|vom|zu|de|del|der|den|di|el|al|ter|bin)"
_TITLE = r"(?:(?:Prof|Dr|Dipl|Ing|med|jur|phil)\.(?:-Ing\.)?\s*)"
_TITLES = rf"{_TITLE}{{0,5}}+"
_NOT_NAMES = (
    r"(?:Stadt|Gemeinde|Kommune|Landkreis|Landeshauptstadt|Verein|Verband|Amt|Person|Personen|Pers|Teilnehm\w*|"
    r"Treffen|Netzwerk\w*|"
    r"Anmeldung\w*|Absage|Zusage|Veranstaltung\w*|Termin\w*|Plätze|Platz|Kolleg\w*|Mitarbeit\w*|Ehrenamt\w*|Januar|"
    r"Februar|März|April|"
    r"Mai|Juni|Juli|August|September|Oktober|November|Dezember|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|"
    r"Sonntag|"
    r"Ich|Wir|Sie|Ihre?|Mein\w*|Unser\w*|Bitte|Hiermit|Gerne?|Vielen|Danke|Dank|Liebe|Grüße|Ja|Und|Die|Der|Das|Den|Am|"
    r"Im|Zum|Zur|"
    r"Für|Von|Mit|Es|Zu|Zwei|Drei|Vier|Fünf|Eine?|Bürger\w*|Team|Freiwillig\w*|Universität|Hochschule|Rathaus|"
    r"Städtetag|Städte\w*|"
    r"Please|Dear|The|We|For|And|From|With|Meeting|City|Town|People|Would|Will|May|June|July|Kind|Best|Thanks|Thank|"
    r"My|Our|"
    r"\w{0,40}(?:verein|verband|initiative|stiftung|agentur|börse|zentrum|gruppe|treff|büro|verwaltung|netzwerk|forum|"
    r"schule|"
    r"gemeinde|werkstatt|beirat|seniorenrat|jugendring|landkreis|arbeitskreis|bürgerhaus|generationenhaus|innenstadt|"
    r"nordstadt|südstadt|oststadt|weststadt|altstadt|landratsamt|sozialamt|jugendamt|hauptamt|kulturamt)|"
    r"Neue?\w*|Digital\w*|Engag\w*|Fachstelle|Fachbereich|Abteilung|Büro|Referat|Stabsstelle|Sachgebiet|Straße|Platz|"
    r"Telefon|Tel|Fax)"
)
# a capital is looked for first: else every letter of a long word asks for all words that are no names
_PLAIN_WORD = rf"(?=[A-ZÄÖÜÀ-Ý][a-zäöüßà-ÿ'’])(?!{_NOT_NAMES}\b)(?:{_WORD})"
_MORE_NAMES = rf"(?:\s+(?:{_PARTICLE}\s+)*{_PLAIN_WORD})"
FULL = rf"{_TITLES}{_PLAIN_WORD}{_MORE_NAMES}{{1,3}}"
TITLED = rf"\b(?:Frau|Herrn?|Fr\.|Hr\.|Ms\.?|Mrs\.?|Mr\.?)\s+{_TITLES}{_PLAIN_WORD}{_MORE_NAMES}{{0,2}}"
NAME = rf"(?>{TITLED}|{FULL})"  # atomic: "Frau Anna Beispiel" is read in one way, or n names are read in 2^n
# possessive, for two ways to read one space make 2^n ways to read n names
_AND = r"\s*+(?:,(?:\s*+(?:und|and|sowie)\b)?|und\b|sowie\b|and\b|&|\+|;)\s*+"
NAME_LIST = rf"{NAME}(?:{_AND}{NAME}){{0,20}}"
_HONORIFIC = re.compile(r"^(?:Frau|Herrn?|Fr\.|Hr\.|Ms\.?|Mrs\.?|Mr\.?)\s+")
_OFFICES = re.compile(
    r"\b(?:info|stadt\w*|gemeinde\w*|rathaus\w*|büro|buero|office|sekretariat|poststelle|kontakt|service|team|"
    r"verwaltung|verein|"
    r"amt|noreply|no-reply|engagement\w*|ehrenamt\w*|freiwilligen\w*|landratsamt|kommune|agentur|netzwerk\w*)\b|@|\d",
    re.IGNORECASE,
)
_FEW, _MANY = 2, 5


def names_in(text: str) -> list[str]:
    """The single names of a list of names."""
    return [clean_name(found.group()) for found in re.finditer(NAME, text)]


def clean_name(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\bHerrn\b", "Herr", name)).strip(" ,;.")


def surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].lower() if name.split() else ""


def bare(name: str) -> str:
    """The name without "Frau" and without academic title."""
    return re.sub(_TITLE, "", _HONORIFIC.sub("", name)).strip()


def same_person(one: str, other: str) -> bool:
    """Same surname, and first names that do not contradict; "Frau Muster" may be Anna Muster."""
    first, second = bare(one).lower().split(), bare(other).lower().split()
    if not first or not second or first[-1] != second[-1]:
        return False
    return len(first) == 1 or len(second) == 1 or first[0] == second[0]


def looks_like_person(name: str) -> bool:
    words = name.split()
    return (
        _FEW <= len(words) <= _MANY
        and not _OFFICES.search(name)
        and all(not word.isupper() or len(word) < _MANY for word in words)
    )


def display_name(raw: str) -> str:
    """The name in a From header, turned round where programs write "Muster, Anna", without what stands in brackets."""
    name = re.sub(r"\s*[(\[].*?[)\]]\s*", " ", raw).strip(" \"'")
    name = re.split(r"\s+[-–|/]\s+", name)[0].strip()
    if match := re.fullmatch(r"([^,]+),\s*([^,]+)", name):
        name = f"{match.group(2)} {match.group(1)}"
    name = re.sub(r"\s+", " ", name).strip()
    return name if looks_like_person(name) else ""


def signed_name(signature: tuple[str, ...]) -> str:
    """The name below the letter: the first line that is nothing but a name."""
    for line in signature[:4]:
        candidate = re.sub(r"^(?:gez\.|i\. ?A\.|i\. ?V\.)\s*", "", line).strip(" ,")
        candidate = re.split(r"[,|(]|\s[-–]\s", candidate)[0].strip()
        if re.fullmatch(FULL, candidate):
            return clean_name(candidate)
    return ""
