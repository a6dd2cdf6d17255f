"""A believable meeting on paper: what goes out before it and what hangs on the walls that day."""

from datetime import date

from miteinander.printing.sheets import (
    AgendaEntry,
    Badge,
    Badges,
    CheckInEntry,
    CheckInList,
    Door,
    DoorSheets,
    DoorSlot,
    FishbowlCard,
    FishbowlCards,
    GridCell,
    GridRoom,
    GridRound,
    Link,
    RegistrationSheet,
    TopicCard,
    TopicCards,
    WallGrid,
)

HOUSE = {
    "title": "Die engagierte Stadt in modernen Zeiten",
    "sender": "StädteNetzWerk Baden-Württemberg",
    "made_on": date(2019, 5, 2),
    "contact": "Netzwerkbüro · Königstraße 2 · 70174 Stuttgart · netzwerk@example.org",
}
MEETING_LINK = Link(url="https://miteinander.example/treffen/grundlagen/", code="AAL-482")
PLACE = "Haus der Städte, Königstraße 2, 70174 Stuttgart"
ENTRIES = (
    AgendaEntry(time="09:30", until="10:00", title="Ankommen in Ruhe", format="Ankommen", room="Foyer", is_break=True),
    AgendaEntry(
        time="10:00",
        until="10:15",
        title="Begrüßung und Match-Fakten",
        format="Begrüßung",
        room="Großer Saal",
        speakers=("Netzwerkbüro",),
    ),
    AgendaEntry(
        time="10:15",
        until="11:00",
        title="Drei Impulse zum digitalen Wandel",
        format="Impuls",
        room="Großer Saal",
        text="Je 15 Minuten, Fragen sammeln wir für den Fishbowl.",
        speakers=(
            "Strategielandkarte des digitalen Wandels – Beratung Stadt & Land",
            "Die Rolle der Daten und ihr Schutz – Agentur für Daten",
            "Engagement aus Sicht der Hochschule – Universität Stuttgart",
        ),
    ),
    AgendaEntry(time="11:00", until="11:15", title="Kurze Pause", format="Pause", is_break=True),
    AgendaEntry(
        time="11:15",
        until="12:30",
        title="Fishbowl zu den Impulsen",
        format="Fishbowl",
        room="Großer Saal",
        text="Fünf Stühle, einer davon immer frei: Kommen Sie dazu.",
    ),
    AgendaEntry(
        time="12:30",
        until="13:30",
        title="Mittagessen und Pause – ausruhen oder tausend Schritte gehen",
        format="Pause",
        room="Innenhof",
        is_break=True,
    ),
    AgendaEntry(
        time="13:30",
        until="15:00",
        title="Barcamp: Ihre Themen",
        format="Barcamp",
        room="Alle Räume",
        text="Themen sammeln, dann drei Arbeitsphasen zu je 25 Minuten.",
    ),
    AgendaEntry(
        time="15:00",
        until="16:00",
        title="Was ist herausgekommen? Wie geht es weiter?",
        format="Ernte",
        room="Großer Saal",
    ),
    AgendaEntry(time="16:00", title="Heimreise", format="Abschied", is_break=True),
)
PROGRAMME = {
    "theme": "Tag 1: Grundlagen – digital und analog",
    "day": "Dienstag, 21. Mai 2019, 09:30 bis 16:00 Uhr",
    "place": PLACE,
    "access": ("stufenfrei", "Induktionsschleife im Großen Saal", "fünf Minuten vom Hauptbahnhof"),
    "questions": (
        "Wo steht das bürgerschaftliche Engagement heute?",
        "Wie sieht die beste digitale Kommune in der Praxis aus?",
        "Welche Leitplanken braucht die engagierte Stadt?",
    ),
    "entries": ENTRIES,
    "link": MEETING_LINK,
}

REGISTRATION = RegistrationSheet(
    **HOUSE,
    day="Dienstag, 21. Mai 2019, 09:30 bis 16:00 Uhr",
    place=("Haus der Städte", "Königstraße 2, 70174 Stuttgart"),
    deadline="7. Mai 2019",
    return_address=("Netzwerkbüro StädteNetzWerk", "Königstraße 2", "70174 Stuttgart"),
    email="treffen-grundlagen@netzwerk.example",
    fax="0711 555 01-99",
    phone="0711 555 01-20",
    needs=("Stufenfreier Zugang", "Induktionsschleife", "Gebärdensprachdolmetschen", "Kinderbetreuung"),
    privacy="Verantwortlich ist das Netzwerkbüro. Die übrigen Angaben löschen wir zwölf Monate nach dem Treffen.",
    link=MEETING_LINK,
)
CHECK_IN = CheckInList(
    **HOUSE,
    day="Dienstag, 21. Mai 2019",
    entries=(
        CheckInEntry(name="Anna Amsel", organisation="Stadt Aalen", is_present=True),
        CheckInEntry(name="Bela Buchfink", organisation="Stadt Baden-Baden", note="zwei Personen"),
        CheckInEntry(name="Dr. Clara Dohle-d’Arc", organisation="Universität Stuttgart", note="spricht im Impuls"),
        CheckInEntry(name="Emil Eisvogel", organisation="Bürgerverein Bretten-Süd e. V."),
        CheckInEntry(name="فاطمة الزهراء", organisation="Integrationsrat Ettlingen", note="stufenfrei"),
        CheckInEntry(name="Олена Коваленко", organisation="Stadt Heidelberg"),
    ),
)
BADGES = Badges(
    **HOUSE,
    badges=(
        Badge(
            name="Anna Amsel",
            organisation="Stadt Aalen",
            interest="Ehrenamtskarte auf dem Telefon",
            link=Link(url="https://miteinander.example/a/7fk3-99qd", code="7FK3-99QD"),
        ),
        Badge(
            name="Bela Buchfink",
            organisation="Stadt Baden-Baden",
            interest="Wie Vereine ihre Termine selbst pflegen",
            link=Link(url="https://miteinander.example/a/8ab2-11xc", code="8AB2-11XC"),
        ),
        Badge(
            name="Dr. Maximiliane-Alexandra von Hohenlohe-Langenburg-Schillingsfürst",
            organisation="Landesarbeitsgemeinschaft der Freiwilligenagenturen Baden-Württemberg e. V.",
            interest="Alles, was mit Ehrenamt und Bürgerstiftungen im ländlichen Raum zu tun hat",
        ),
        Badge(name="Emil Eisvogel", organisation="Bürgerverein Bretten-Süd e. V."),
        Badge(name="فاطمة الزهراء", organisation="Integrationsrat Ettlingen", interest="🌱 Nachbarschaftsgärten"),
        Badge(name="Олена Коваленко", organisation="Stadt Heidelberg"),
        Badge(name="Donaudampfschifffahrtskapitän", organisation="Stadt Ulm"),
        Badge(name="Jo"),
        Badge(name="Neunte Person", organisation="Stadt Weinheim"),
    ),
)

TOPIC_CARDS = TopicCards(
    **HOUSE,
    cards=(
        TopicCard(
            title="Der digitale Vereinskalender, den alle pflegen",
            about="Drei Städte haben einen gemeinsamen Kalender gebaut. Was hat getragen, was ist eingeschlafen?",
            host="Anna Amsel, Stadt Aalen",
            number="7",
        ),
        TopicCard(
            title="Raumteiler",
            about="Wohnraum finden für Menschen, die es schwer haben.",
            host="Emil Eisvogel",
            number="12",
            needs_step_free=True,
        ),
    ),
    blank_cards=2,
    link=Link(url="https://miteinander.example/treffen/grundlagen/themen/", code="AAL-482"),
)
FISHBOWL = FishbowlCards(
    **HOUSE,
    cards=(
        FishbowlCard(
            question="Wer haftet, wenn Ehrenamtliche mit ihren eigenen Telefonen arbeiten?",
            addressed_to="Agentur für Daten",
            asked_by="Bürgerverein Bretten-Süd",
            number="3",
        ),
        FishbowlCard(question="Was haben kleine Gemeinden davon?", number="4"),
    ),
    blank_cards=2,
    link=Link(url="https://miteinander.example/treffen/grundlagen/fragen/", code="AAL-482"),
)
ROOMS = ("Großer Saal", "Bibliothek", "Werkstatt", "Dachzimmer", "Innenhof")
TOPICS = (
    (
        "Der digitale Vereinskalender, den alle pflegen",
        "Raumteiler: Wohnraum finden",
        "Datenschutz ohne Angst",
        "Nachbarschaft im Telefon",
        "",
    ),
    (
        "Ehrenamtskarte auf dem Telefon",
        "Bürgerstiftungen und Kommunen",
        "Wie gewinnen wir die Jungen?",
        "",
        "Tausend Schritte: Gespräch im Gehen",
    ),
    (
        "Strategie für 1.000 Einwohner",
        "Inklusion von Anfang an",
        "Freie Software im Rathaus",
        "Ein Handlungsplan in 25 Minuten",
        "Barcamp über Barcamps",
    ),
)
TIMES = ("13:45–14:10", "14:15–14:40", "14:45–15:10")
DOORS = DoorSheets(
    **HOUSE,
    day="Dienstag, 21. Mai 2019",
    doors=tuple(
        Door(
            room=room,
            seats=str(60 - 10 * at),
            access="Erdgeschoss, stufenfrei",
            slots=tuple(
                DoorSlot(time=TIMES[n], round=f"Runde {n + 1}", topic=TOPICS[n][at], host="Anna Amsel, Stadt Aalen")
                for n in range(3)
            ),
        )
        for at, room in enumerate(ROOMS)
    ),
    link=MEETING_LINK,
)
WALL = WallGrid(
    **HOUSE,
    day="Dienstag, 21. Mai 2019, 13:30 bis 15:10 Uhr",
    rooms=tuple(GridRoom(name=room, note=f"{60 - 10 * at} Plätze, stufenfrei") for at, room in enumerate(ROOMS)),
    rounds=tuple(
        GridRound(
            name=f"Runde {n + 1}",
            time=TIMES[n],
            cells=tuple(
                GridCell(topic=topic, host="Anna Amsel, Stadt Aalen", number=str(n * 5 + i + 1))
                for i, topic in enumerate(TOPICS[n])
            ),
        )
        for n in range(3)
    ),
    link=MEETING_LINK,
)
