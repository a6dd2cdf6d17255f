"""A believable meeting on paper: what is left of it, and the letters to people without e-mail."""

from miteinander.printing.sheets import (
    Attendee,
    Certificates,
    Commitment,
    Documentation,
    DotFinding,
    DotGroup,
    DotSheet,
    FindingKind,
    FindingRecord,
    Letter,
    Letters,
    Link,
    QuestionRecord,
    ResultForm,
    ResultForms,
    SessionRecord,
)
from tests.printing.sample_meeting import ENTRIES, HOUSE, PLACE, PROGRAMME, ROOMS, TIMES, TOPICS

RESULTS = ResultForms(
    **HOUSE,
    forms=(
        ResultForm(
            number="1",
            topic="Der digitale Vereinskalender, den alle pflegen",
            host="Anna Amsel",
            room="Großer Saal",
            time="13:45–14:10",
        ),
        ResultForm(number="2"),
        ResultForm(
            number="3",
            topic="Raumteiler",
            what="Drei Städte berichten.",
            so_what="Vertrauen entsteht über Vermieterinnen, die schon dabei sind.",
            now_what="Ein gemeinsamer Leitfaden.",
            who="Stadt Ettlingen bis Juli",
        ),
    ),
    link=Link(url="https://miteinander.example/treffen/grundlagen/ergebnisse/"),
)
GROUPS = (
    DotGroup(
        name="Herausforderungen",
        findings=(
            DotFinding(
                number="1", text="Vereine pflegen Daten nur, wenn sie selbst etwas davon haben.", origin="Session 1"
            ),
            DotFinding(
                number="2", text="Der Datenschutz wird als Ausrede gebraucht und als Angst erlebt.", origin="Session 3"
            ),
        ),
    ),
    DotGroup(
        name="Leitplanken",
        findings=(
            DotFinding(
                number="3", text="Was online geht, geht auch auf Papier – mit gleichem Gewicht.", origin="Fishbowl"
            ),
            DotFinding(number="4", text="Freie Software zuerst."),
        ),
    ),
)
DOTS = DotSheet(**HOUSE, dots=3, groups=GROUPS)
DOCUMENTATION = Documentation(
    **HOUSE,
    theme="Tag 1: Grundlagen – digital und analog",
    facts=(
        ("Datum", "Dienstag, 21. Mai 2019, 09:30 bis 16:00 Uhr"),
        ("Ort", PLACE),
        ("Teilnehmende", "74 Personen aus 41 Kommunen"),
        ("Ergebnis", "15 Sessions, 38 Erkenntnisse, 6 Zusagen"),
    ),
    status="Geprüft am 28. Mai 2019, freigegeben am 3. Juni 2019",
    summary=(
        "Das Netzwerk hat gesammelt, was schon trägt, was bremst und welche Leitplanken gelten sollen.",
        "Am meisten Gewicht erhielten die Pflege der Daten und die Gleichwertigkeit von Papier und Bildschirm.",
    ),
    questions=PROGRAMME["questions"],
    entries=ENTRIES,
    materials=(("Folien: Strategielandkarte", "https://beispiel.example/folien/strategielandkarte-des-wandels.pdf"),),
    fishbowl=(
        QuestionRecord(
            text="Was haben kleine Gemeinden davon?", about="Strategielandkarte", notes="Sie teilen sich die Pflege."
        ),
        QuestionRecord(text="Wer pflegt die Daten in fünf Jahren?"),
    ),
    sessions=(
        *(
            SessionRecord(
                number=str(n * 5 + i + 1),
                title=topic,
                when=TIMES[n],
                room=ROOMS[i],
                host="Anna Amsel, Stadt Aalen",
                what="Drei Städte haben verglichen, was nach einem Jahr noch lief.",
                so_what="Ohne eine benannte Ansprechperson in jeder Kommune schläft jedes Angebot ein.",
                now_what="Eine Vorlage für die Benennung entsteht bis zum zweiten Treffen.",
                who="Städte Aalen und Bretten",
            )
            for n in range(3)
            for i, topic in enumerate(TOPICS[n])
            if topic
        ),
        SessionRecord(title="Session ohne Ergebnis", when=TIMES[0]),
    ),
    kinds=tuple(
        FindingKind(
            name=group.name,
            explanation="Sortiert nach den Punkten des Plenums.",
            findings=tuple(
                FindingRecord(
                    text=f.text,
                    weight=31 - 7 * i,
                    origin=f.origin,
                    question="Welche Leitplanken braucht die engagierte Stadt?",
                )
                for i, f in enumerate(group.findings)
            ),
        )
        for group in GROUPS
    ),
    commitments=(
        Commitment(
            text="Vorlage für die Benennung einer Ansprechperson schreiben",
            owner="Stadt Aalen",
            due="30. Juni 2019",
            origin="Session 1",
        ),
        Commitment(text="Sammlung freier Werkzeuge mit Erfahrungen anlegen", owner="Netzwerkbüro", due="18. Juli 2019"),
    ),
    organisations=(
        ("Stadt Aalen", 3),
        ("Stadt Baden-Baden", 2),
        ("Bürgerverein Bretten-Süd e. V.", 1),
        ("Universität Stuttgart", 2),
    ),
    method=(
        "Die Ergebnisse der Sessions stammen von den Ergebnisbögen, die jede Runde selbst ausgefüllt hat.",
        "Sie wurden am selben Tag abgetippt und von den Gastgeberinnen und Gastgebern geprüft.",
    ),
    notes=("Zwei Aussagen wurden auf Wunsch der Sprechenden gekürzt.",),
    link=Link(url="https://miteinander.example/treffen/grundlagen/ergebnisse/"),
)
CERTIFICATES = Certificates(
    **HOUSE,
    theme="Tag 1: Grundlagen – digital und analog",
    day="Dienstag, 21. Mai 2019",
    hours="09:30 bis 16:00 Uhr",
    place=PLACE,
    contents=(
        "Drei Impulse zum digitalen Wandel im Engagement",
        "Fishbowl mit den Vortragenden",
        "Barcamp mit drei Arbeitsphasen",
    ),
    issued="Stuttgart, 22. Mai 2019",
    signatory=("Netzwerkbüro", "StädteNetzWerk Baden-Württemberg"),
    attendees=(
        Attendee(name="Anna Amsel", organisation="Stadt Aalen"),
        Attendee(name="Dr. Clara Dohle-d’Arc", organisation="Universität Stuttgart"),
    ),
    link=Link(url="https://miteinander.example/nachweis/", code="N4-7QX-21"),
)
LETTERS = Letters(
    **HOUSE,
    sender_address=("Königstraße 2", "70174 Stuttgart"),
    information=(("Ihr Kontakt", "Netzwerkbüro"), ("Telefon", "0711 555 01-20"), ("E-Mail", "netzwerk@example.org")),
    day="2. Mai 2019",
    letters=(
        Letter(
            address=("Frau", "Anna Amsel", "Stadt Aalen, Stabsstelle Engagement", "Marktplatz 30", "73430 Aalen"),
            subject="Ihre Anmeldung zum Treffen am 21. Mai 2019",
            paragraphs=(
                "Guten Tag Frau Amsel,",
                "Ihre Anmeldung ist bei uns angekommen, Ihr Platz ist sicher. Das Haus ist stufenfrei.",
                "Wenn Sie nicht kommen können, rufen Sie uns bitte an. Dann rückt eine Person nach.",
            ),
            signature=("Netzwerkbüro", "StädteNetzWerk Baden-Württemberg"),
            enclosures=("Programm", "Wegbeschreibung"),
            link=Link(
                url="https://miteinander.example/a/7fk3-99qd", caption="Anmeldung ansehen oder ändern", code="7FK3-99QD"
            ),
        ),
        Letter(
            address=("Bürgerverein Bretten-Süd e. V.", "Melanchthonstraße 1", "75015 Bretten"),
            subject="Sie stehen auf der Warteliste",
            paragraphs=("Guten Tag,", "zurzeit sind alle Plätze vergeben."),
        ),
    ),
)
