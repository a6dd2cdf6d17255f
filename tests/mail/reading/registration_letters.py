"""Letters as people write them, and what must be read in them. All names are invented."""

from dataclasses import dataclass

from miteinander.mail.reading.registration import Intent, Why

ANNA = "Anna Muster <anna.muster@stadt.example>"
SIGNED = "\n\nMit freundlichen Grüßen\nAnna Muster"


@dataclass(frozen=True)
class Example:
    name: str
    body: str
    persons: int | None = None
    names: tuple[str, ...] | None = None
    place: str | None = None
    why: Why | None = None
    subject: str = "AW: Einladung zum Treffen"
    sender: str = ANNA
    intent: Intent = Intent.REGISTER


def unclear(name, body, why, **more):
    return Example(name, body, why=why, intent=Intent.UNCLEAR, **more)


def cancel(name, body, **more):
    return Example(name, body, intent=Intent.CANCEL, **more)


REGISTERS = [
    Example("short", "ich melde mich an, Stadt Aalen, zwei Personen", 2, place="Aalen"),
    Example(
        "plain",
        "Sehr geehrte Damen und Herren,\n\nhiermit melde ich mich zum Treffen am 21. Mai an." + SIGNED,
        1,
        ("Anna Muster",),
    ),
    Example(
        "dabei", "Hallo,\nich bin gerne dabei!\n\nViele Grüße\nAnna Muster\nStadt Aalen", 1, ("Anna Muster",), "Aalen"
    ),
    Example("attends", "Ich nehme gerne am Netzwerktreffen teil.\n\nLG Anna Muster", 1),
    Example("wish", "ich würde mich gerne für das Treffen anmelden.\n\nVG\nAnna Muster", 1),
    Example("would like to come", "Guten Tag, ich möchte am 21. Mai teilnehmen. Beste Grüße, Anna Muster", 1),
    Example("as a pair", "Wir kommen zu zweit.", 2),
    Example("as three", "Wir nehmen zu dritt teil." + SIGNED, 3),
    Example("with three colleagues", "Ich komme mit 3 Kolleginnen.", 4),
    Example("with a colleague", "Ich komme gerne und bringe mit: ich komme mit einer Kollegin.", 2),
    Example("two more", "Ich melde mich und zwei weitere Personen an.", 3),
    Example("plus one", "Ich melde mich an (+1).", 2),
    Example("abbreviated", "Anmeldung Treffen\nStadt Aalen\n2 Pers.", 2, place="Aalen", subject="Anmeldung"),
    Example("seats", "Bitte reservieren Sie drei Plätze für die Stadt Aalen.", 3, place="Aalen"),
    Example("me and Ms", "Ich und Frau Beispiel kommen gerne zum Treffen.", 2, ("Anna Muster", "Frau Beispiel")),
    Example("Ms and me", "Frau Beispiel und ich nehmen am Treffen teil.", 2, ("Anna Muster", "Frau Beispiel")),
    Example(
        "colleague by name", "Meine Kollegin Frau Beispiel und ich kommen gerne.", 2, ("Anna Muster", "Frau Beispiel")
    ),
    Example(
        "named list",
        "Wir melden folgende Personen an: Anna Muster, Ben Vorbild und Carla Beispiel." + SIGNED,
        3,
        ("Anna Muster", "Ben Vorbild", "Carla Beispiel"),
    ),
    Example(
        "bullets",
        "Wir melden uns an:\n- Anna Muster, Stadt Aalen\n- Ben Vorbild, Stadt Aalen" + SIGNED,
        2,
        ("Anna Muster", "Ben Vorbild"),
        "Aalen",
    ),
    Example(
        "for others",
        "Bitte melden Sie Frau Beispiel und Herrn Vorbild an." + SIGNED,
        2,
        ("Frau Beispiel", "Herr Vorbild"),
    ),
    Example(
        "registers other", "hiermit melde ich Frau Carla Beispiel verbindlich an." + SIGNED, 1, ("Frau Carla Beispiel",)
    ),
    Example(
        "heading", "Anna Muster\nStadt Aalen", 1, ("Anna Muster",), "Aalen", subject="Anmeldung zum Treffen am 21. Mai"
    ),
    Example("confirms", "Hiermit bestätige ich meine Teilnahme am 21.05.2019." + SIGNED, 1),
    Example("accepts", "ich sage gerne zu." + SIGNED, 1),
    Example("vegetarian", "Ich melde mich an. Ich esse kein Fleisch." + SIGNED, 1),
    Example("wheelchair", "Ich nehme teil.\nWenn möglich brauche ich einen Platz für meinen Rollstuhl." + SIGNED, 1),
    Example(
        "disclaimer",
        "Ich melde mich an." + SIGNED + "\n\nFalls Sie diese E-Mail irrtümlich erhalten, dürfen Sie sie nicht nutzen.",
        1,
    ),
    Example("phone", "Ich komme.\n\nVon meinem iPhone gesendet", 1),
    Example("long place", "Ich melde mich an. Ich komme aus Weil der Stadt." + SIGNED, 1, place="Weil der Stadt"),
    Example("postcode", "Ich melde mich an." + SIGNED + "\nMarktplatz 30\n73430 Aalen", 1, place="Aalen"),
    Example("venue is no home", "Ich nehme am Treffen in Stuttgart teil." + SIGNED + "\nStadt Aalen", 1, place="Aalen"),
    Example(
        "turned name", "Ich bin dabei.", 1, ("Anna Muster",), sender='"Muster, Anna (Stadt)" <a.muster@stadt.example>'
    ),
    Example("apostrophe", "Ich melde mich an.", 1, ("Siobhán O’Muster",), sender="Siobhán O’Muster <s@verein.example>"),
    Example("emoji", "Ich bin dabei 🎉👍", 1),
    Example("two of us", "Wir sind zwei und kommen gerne zum Treffen.", 2),
    Example(
        "English",
        "I would like to register for the meeting with two colleagues.\n\nBest regards\nAnna Muster\nCity of Aalen",
        3,
        place="Aalen",
    ),
    Example("English two", "Please register two people for the meeting on May 21.\n\nKind regards\nAnna Muster", 2),
    Example("English me", "I will attend.\n\nRegards,\nAnna Muster", 1),
    Example("English in", "Count me in!", 1),
    Example("English Ms", "I and Ms Beispiel will attend the meeting.", 2, ("Anna Muster", "Ms Beispiel")),
    Example("brings", "Ich melde mich an und bringe Frau Beispiel mit.", 2, ("Anna Muster", "Frau Beispiel")),
    Example("another comes too", "Ich komme gern, Herr Weber kommt mit.", 2, ("Anna Muster", "Herr Weber")),
    Example("two sentences", "Ich nehme teil. Mein Kollege Ben Vorbild auch.", 2, ("Anna Muster", "Ben Vorbild")),
    Example("row of names", "Für die Stadt Aalen nehmen teil: Anna Muster, Ben Vorbild", 2, place="Aalen"),
    Example("a form", "Anmeldung\n\nName: Anna Muster\nKommune: Aalen\nPersonen: 2", 2, place="Aalen"),
    Example("phone number", "Ich melde mich an.\n\nAnna Muster\nStadt Aalen\nTel. 07361 52-0", 1, place="Aalen"),
    Example("time", "Ich komme um 9:30 Uhr zum Treffen.", 1),
    Example("as agreed", "Liebe Frau Weber,\n\nwie telefonisch besprochen melde ich mich an.\n\nGruß Anna Muster", 1),
    Example(
        "open for questions", "Ich nehme teil.\n\nGrüße\nAnna Muster\n-- \nFalls Sie Fragen haben, rufen Sie uns an.", 1
    ),
    Example(
        "whole title",
        "Hiermit melde ich mich verbindlich zur Veranstaltung „Die engagierte Stadt in Modernen Zeiten – digital und "
        "analog“ am Dienstag, 21. Mai 2019, 9:30–16:00 Uhr, Königstraße 2, 70174 Stuttgart an.",
        1,
    ),
]

CANCELS = [
    cancel("must cancel", "Leider muss ich meine Teilnahme am 21. Mai absagen." + SIGNED),
    cancel("signs off", "Hiermit melde ich mich vom Treffen ab."),
    cancel("cannot come", "Ich kann leider nicht teilnehmen." + SIGNED),
    cancel("revokes", "bitte stornieren Sie meine Anmeldung.", subject="Stornierung"),
    cancel("ill", "Ich bin erkrankt und muss leider absagen. Ich wünsche Ihnen eine gute Veranstaltung."),
    cancel("English", "Unfortunately I have to cancel my registration.\n\nBest regards\nAnna Muster"),
]

UNCLEARS = [
    unclear("perhaps", "Vielleicht komme ich.", Why.HEDGE),
    unclear("probably", "Ich nehme voraussichtlich teil.", Why.HEDGE),
    unclear("if", "Ich komme, falls die Bahn fährt.", Why.CONDITION),
    unclear("question", "Ich melde mich an. Gibt es Parkplätze?", Why.QUESTION),
    unclear("asks how", "Wie kann ich mich anmelden", Why.QUESTION),
    unclear("asks in the subject", "Anna Muster", Why.QUESTION, subject="Frage zur Anmeldung"),
    unclear("sadly not", "Leider nicht.", Why.NEGATION),
    unclear("one does not", "Ich melde mich an, meine Kollegin leider nicht.", Why.NEGATION),
    unclear("partly cannot", "Ich kann am Vormittag nicht teilnehmen.", Why.CANCEL_NOT_PLAIN),
    unclear("another cannot", "Frau Beispiel kann nicht teilnehmen.", Why.CANCEL_NOT_PLAIN),
    unclear("both", "Ich sage für Frau Beispiel ab und melde mich an.", Why.SEVERAL_INTENTS),
    unclear(
        "one day not, the other", "Am 18. Juli kann ich nicht teilnehmen, am 21. Mai komme ich.", Why.SEVERAL_INTENTS
    ),
    unclear("cancels under a heading", "leider muss ich absagen.", Why.SEVERAL_INTENTS, subject="Anmeldung Treffen"),
    unclear("instead", "Ich komme statt Frau Beispiel.", Why.CHANGE),
    unclear("or", "Ich oder Frau Beispiel kommen.", Why.ALTERNATIVE),
    unclear("but later", "Ich komme, aber erst um 11 Uhr.", Why.CONTRAST),
    unclear("who is we", "Wir kommen gerne.", Why.PERSONS_UNKNOWN),
    unclear("the town", "Die Stadt Aalen nimmt teil.", Why.PERSONS_UNKNOWN),
    unclear("some colleagues", "Ich komme mit meinen Kollegen.", Why.PERSONS_UNKNOWN),
    unclear("two or three", "Wir kommen mit 2-3 Personen.", Why.HEDGE),
    unclear("with two", "Ich komme mit zwei Personen.", Why.PERSONS_CONTRADICT),
    unclear(
        "sums differ",
        "Wir kommen zu dritt: Ben Vorbild, Carla Beispiel, Dora Muster und Emil Muster.",
        Why.PERSONS_CONTRADICT,
    ),
    unclear("a bus", "Wir melden 50 Personen an.", Why.TOO_MANY_PERSONS),
    unclear("a name without part", "Wie mit Herrn Weber besprochen melde ich mich an.", Why.PERSON_UNACCOUNTED),
    unclear("newsletter", "Ich möchte mich zum Newsletter anmelden.", Why.OTHER_THING),
    unclear("waiting list", "Bitte setzen Sie mich auf die Warteliste.", Why.OTHER_THING),
    unclear("online", "Ich nehme online teil.", Why.ONLINE),
    unclear("already", "Ich habe mich schon angemeldet.", Why.ALREADY),
    unclear("thanks only", "Vielen Dank für die Einladung!", Why.NO_INTENT),
    unclear("yes only", "Ja.", Why.NO_INTENT),
    unclear("nothing", "", Why.EMPTY),
    unclear("attachment", "Anbei meine Anmeldung.", Why.IN_ATTACHMENT),
    unclear("forwarded", "Ich melde mich an.", Why.FORWARDED, subject="WG: Treffen"),
    unclear("two senders", "Ich melde mich an.\n\nViele Grüße\nBen Vorbild", Why.SENDER_UNCLEAR),
    unclear("afterthought", "Ich melde mich an." + SIGNED + "\n\nP.S. Vielleicht kommt noch jemand.", Why.HEDGE),
    unclear("other matter", "Wir suchen Ehrenamtliche für unser Fest.", Why.NO_INTENT),
    unclear("does not want to cancel", "Ich will nicht absagen.", Why.CANCEL_NOT_PLAIN),
    unclear("twice not", "Ich kann nicht nicht kommen.", Why.CANCEL_NOT_PLAIN),
    unclear("off the list", "Bitte nehmen Sie mich von der Liste.", Why.CANCEL_NOT_PLAIN),
    unclear("both days", "Ich melde mich für den 21. Mai und den 18. Juli an.", Why.OTHER_THING),
    unclear("adults and a child", "Anmeldung: 2 Erwachsene, 1 Kind", Why.PERSONS_CONTRADICT),
    unclear("more later", "Wir kommen zu zweit, später stoßen noch 3 dazu.", Why.PERSONS_CONTRADICT),
    unclear("and our trainee", "Ich komme mit einer Kollegin und unserem Praktikanten.", Why.PERSONS_UNKNOWN),
    unclear("percent", "Ich bin zu 90% dabei.", Why.PERSONS_CONTRADICT),
    unclear("as good as", "Ich bin so gut wie sicher dabei.", Why.HEDGE),
    unclear("last year", "Ich nehme teil. Letztes Jahr waren wir zwei Personen.", Why.ALREADY),
    unclear("looks forward to somebody", "Ich bin dabei und freue mich auf Herrn Weber.", Why.PERSON_UNACCOUNTED),
    unclear("another name alone", "Ich melde mich an.\n\nBen Vorbild", Why.PERSON_UNACCOUNTED),
    unclear("English maybe", "Maybe I will attend.", Why.HEDGE),
    unclear("English question", "Could you tell me whether lunch is included?", Why.QUESTION),
    unclear("English cannot in the morning", "I can't attend in the morning.", Why.CANCEL_NOT_PLAIN),
    unclear("English some", "I will attend with some colleagues.", Why.PERSONS_UNKNOWN),
]
