"""What the meetings of 2019 were about, retold in words of our own. Speakers are offices, nobody's name."""

from typing import Any

SERIES = "Die engagierte Stadt in Modernen Zeiten – digital und analog"
SERIES_SUMMARY = (
    "Zwei Tage, die aufeinander aufbauen: Der erste legt den Grund und steckt den Rahmen ab, der zweite füllt ihn. "
    "Das Programm des zweiten Tages entsteht aus den Ergebnissen des ersten."
)
DAY_ONE = "Die engagierte Stadt: der Grund"
DAY_ONE_SUBTITLE = "Wo stehen wir, und was trägt uns?"
DAY_ONE_INVITATION = (
    "Engagement in unseren Städten verändert sich: neue Formate, neue Werkzeuge, neue Menschen, die mitmachen wollen. "
    "Wir möchten gemeinsam entwerfen, wie eine Stadt aussieht, in der digitales und analoges Engagement zusammen "
    "neue Wege der Teilhabe öffnen.\n\n"
    "Bringen Sie mit, was bei Ihnen gelingt, und auch, was nicht gelingt. Am Vormittag hören wir drei Impulse und "
    "sprechen darüber in der Fishbowl. Am Nachmittag machen Sie selbst das Programm: im Barcamp mit drei Runden."
)
ADDRESS: dict[str, Any] = {
    "place_name": "Haus des Städtetags, Großer Saal",
    "street": "Königstraße 2",
    "postcode": "70174",
    "town": "Stuttgart",
    "step_free": "yes",
    "induction_loop": "partly",
    "access_note": "Der Aufzug führt bis in den Saal. Eine Höranlage gibt es im Großen Saal, nicht in den Nebenräumen.",
    "travel_note": "Vom Hauptbahnhof sind es fünf Minuten zu Fuß durch die Königstraße.",
}
QUESTIONS_ONE = (
    "Wo steht das bürgerschaftliche Engagement heute?",
    "Welche neuen Formen gibt es, analog und digital?",
    "Wie sieht die beste digitale Kommune in der Praxis aus?",
    "Was sind die Herausforderungen?",
    "Passt die Vision zum geltenden Recht?",
    "Was bedeutet Digitalisierung für das Engagement?",
    "Welche Werkzeuge und Plattformen gibt es, und wer unterstützt vor Ort?",
    "Wie handeln wir im Einklang mit dem Datenschutz?",
    "Trägt die vorhandene Infrastruktur?",
    "Welche Leitplanken braucht eine solche Stadt?",
)
LINKS_ONE = (
    (
        "Engagementstrategie des Landes",
        "https://www.baden-wuerttemberg.de/",
        "Zeigt, worauf das Land sich festgelegt hat.",
    ),
    ("Deutscher Freiwilligensurvey", "https://www.bmfsfj.de/", "Die Zahlen, über die wir am Vormittag sprechen."),
)
# format, minutes after 9:30, length, title, speakers, about
AGENDA_ONE = (
    ("arrival", 0, 30, "Gemütliches Ankommen", (), "Kaffee, Namensschild, erste Gespräche."),
    ("welcome", 30, 15, "Begrüßung und „Match Facts“", (("Netzwerkbüro", "StädteNetzWerk"),), ""),
    ("input", 45, 15, "Eine Landkarte des digitalen Wandels", (("Beratungsbüro", "Strategieberatung"),), ""),
    ("input", 60, 15, "Daten und Datenschutz im Ehrenamt", (("Referat Datenschutz", "Landesagentur"),), ""),
    ("input", 75, 15, "Engagement aus Sicht der Hochschule", (("Institut für Sozialforschung", "Universität"),), ""),
    ("break", 90, 15, "Kurze Pause", (), ""),
    ("fishbowl", 105, 75, "Fishbowl zu den drei Impulsen", (), "Ein Stuhl bleibt frei für Sie."),
    ("break", 180, 60, "Mittagessen, Ruhe oder tausend Schritte", (), ""),
    ("barcamp", 240, 90, "Barcamp: Ihre Themen in drei Runden", (), "Erst sammeln, dann drei Runden."),
    ("harvest", 330, 60, "Was kam heraus? Wie kann es weitergehen?", (), ""),
    ("departure", 390, 30, "Heimfahrt", (), ""),
)
FISHBOWL_QUESTIONS = (
    ("Was machen wir mit Menschen, die kein Smartphone haben?", "Engagement-Beauftragte, mittlere Stadt",
     "Einig: jeder digitale Weg braucht einen gleichwertigen analogen. Der Bogen auf Papier ist kein Notbehelf."),
    ("Wer haftet, wenn ein Verein Mitgliederdaten in eine Cloud legt?", "Ehrenamtskoordination",
     "Der Verein bleibt verantwortlich. Die Stadt kann Muster und eine geprüfte Plattform anbieten."),
    ("Warum sterben Plattformen nach zwei Jahren?", "Freiwilligenagentur",
     "Zwei Gründe: Niemand pflegt die Inhalte, und es fehlt eine benannte Ansprechperson."),
    ("Wie viel Aufwand ist eine digitale Beteiligung wirklich?", "Hauptamt, kleine Stadt", ""),
)  # fmt: skip
ROOMS = (
    ("Großer Saal", 60, True, "Erdgeschoss links"),
    ("Galerie", 25, True, "1. Stock, Aufzug"),
    ("Stube", 16, False, "Dachgeschoss, Treppe"),
)
# title, about, host, hands, leading question (index), and the result: what, so what, now what, who goes on
TOPICS = (
    ("Vereine und DSGVO ohne Angst", "Was dürfen Vereine, was nicht? Wir sammeln Fälle.", "Ehrenamtskoordination", 24, 7,
     ("Viele Vereine löschen lieber alles, als nachzufragen.", "Unsicherheit bremst mehr als das Recht selbst.",
      "Ein Merkblatt mit zehn Fällen, geprüft von der Landesagentur.", "Arbeitsgruppe aus vier Städten")),
    ("Eine Plattform für alle Vereine?", "Kalender, Gesuche, Verleih: gemeinsam statt jede Stadt für sich.", "Stabsstelle Engagement", 28, 6,
     ("Drei Städte haben gute, sechs schlechte Erfahrungen.", "Ohne Pflege durch eine benannte Person stirbt jede Plattform.",
      "Erst die Person benennen, dann die Plattform auswählen.", "Netzwerkbüro sammelt Stellenprofile")),
    ("Beteiligung auf Papier und am Bildschirm", "Wie zählt beides gleich?", "Beteiligungsbüro", 19, 1,
     ("Bögen werden oft nur abgeheftet.", "Wer auf Papier antwortet, wird dann nicht gehört.",
      "Bögen drucken, die sich wieder einlesen lassen, und Ergebnisse gemeinsam zeigen.", "Beteiligungsbüro")),
    ("WLAN im Dorfgemeinschaftshaus", "Was kostet es, wer zahlt, wer haftet?", "Ortsverwaltung", 9, 8,
     ("Förderprogramme sind da, aber kaum bekannt.", "Ohne Netz bleibt digitales Engagement in der Kernstadt.",
      "Liste der Programme mit Fristen veröffentlichen.", "Kreisverwaltung")),
    ("Raumteiler: Wohnraum finden", "Wie gewinnen wir Vermieterinnen und Vermieter?", "Integrationsbeauftragte", 15, 0,
     ("Vertrauen entsteht im Gespräch, nicht im Netz.", "Die Plattform hilft erst, wenn jemand anruft.",
      "Sprechstunde wöchentlich, Plattform nur als Kartei.", "drei Städte gemeinsam")),
    ("Jugendliche erreichen", "Nicht für sie planen, sondern mit ihnen.", "Jugendreferat", 17, 1,
     ("Jugendliche wollen kurze Aufgaben mit sichtbarem Ergebnis.", "Unsere Ehrenämter sind auf Jahre angelegt.",
      "Aufgaben für einen Nachmittag ausschreiben.", "Jugendreferate")),
    ("Anerkennung, die ankommt", "Ehrenamtskarte, Fest oder ein Brief?", "Freiwilligenagentur", 11, 0,
     ("Ein handgeschriebener Brief wirkt länger als ein Gutschein.", "Anerkennung ist persönlich.",
      "Vorlage und Anlässe sammeln.", "Freiwilligenagenturen")),
    ("Ein Jahr Labor: Was würden wir messen?", "Woran merken wir, dass es besser wird?", "Institut für Sozialforschung", 13, 2,
     ("Klicks sagen wenig, Wiederkommen viel.", "Ohne Messung vorher gibt es kein Nachher.",
      "Fünf Kennzahlen vorschlagen, die jede Stadt erheben kann.", "Universität mit zwei Städten")),
    ("Digitalpaten in der Nachbarschaft", "Wer hilft wem am Küchentisch?", "Seniorenrat", 14, 6,
     ("Paten gibt es überall, sie wissen nichts voneinander.", "Gemeinsame Schulung spart allen Arbeit.",
      "Schulungsplan austauschen.", "Seniorenräte")),
    ("Sitzungsdeutsch abschaffen", "Wie schreiben wir so, dass alle es verstehen?", "Pressestelle", 6, 3, None),
)  # fmt: skip
# kind, text, session title, guiding question index, dots, owner, days until due
FINDINGS = (
    ("challenge", "Plattformen sterben, weil niemand die Inhalte pflegt.", "Eine Plattform für alle Vereine?", 3, 22, "", 0),
    ("guardrail", "Jeder digitale Weg hat einen gleichwertigen auf Papier oder am Telefon.", "Beteiligung auf Papier und am Bildschirm", 9, 31, "", 0),
    ("open_question", "Wer ist in unserer Stadt die benannte Ansprechperson für digitales Engagement?", "Eine Plattform für alle Vereine?", 6, 18, "", 0),
    ("open_question", "Welche Aufgaben im Ehrenamt passen in einen Nachmittag?", "Jugendliche erreichen", 1, 12, "", 0),
    ("idea", "Eine Modellkommune erprobt zwölf Monate lang, was wir hier entwerfen.", "Ein Jahr Labor: Was würden wir messen?", 2, 27, "", 0),
    ("challenge", "Unsicherheit beim Datenschutz lähmt Vereine mehr als das Recht selbst.", "Vereine und DSGVO ohne Angst", 7, 16, "", 0),
    ("commitment", "Ein Merkblatt mit zehn Fällen zum Datenschutz im Verein liegt vor.", "Vereine und DSGVO ohne Angst", 7, 9, "Arbeitsgruppe Datenschutz (vier Städte)", 45),
    ("commitment", "Das Netzwerkbüro sammelt Stellenprofile für Ansprechpersonen.", "Eine Plattform für alle Vereine?", 6, 7, "Netzwerkbüro", 40),
)  # fmt: skip
