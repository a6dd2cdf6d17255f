"""The words printed on the sheets themselves, German and English side by side; `{…}` is filled in by the template."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from miteinander.printing.paper import Language

_WORDS: dict[str, tuple[str, str]] = {
    # every sheet
    "page": ("Seite {page} von {pages}", "Page {page} of {pages}"),
    "as_of": ("Stand: {date}", "As of {date}"),
    "months": (
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "January February March April May June July August September October November December",
    ),
    "date": ("{day}. {month} {year}", "{day} {month} {year}"),
    "address_of_code": ("QR-Code mit der Adresse {url}", "QR code with the address {url}"),
    "code": ("Code", "Code"),
    "name": ("Name", "Name"),
    "organisation": ("Kommune oder Organisation", "Municipality or organisation"),
    "organisation_short": ("Kommune / Organisation", "Municipality / organisation"),
    "time": ("Uhrzeit", "Time"),
    "topic": ("Thema", "Topic"),
    "number": ("Nr.", "No."),
    "seats": ("Plätze", "Seats"),
    "free_room": ("Noch frei", "Still free"),
    "nothing_yet": ("Noch keine Einträge.", "No entries yet."),
    # programme
    "agenda": ("Programm", "Programme"),
    "agenda_item": ("Programmpunkt", "Item"),
    "format_and_room": ("Art und Raum", "Format and room"),
    "when": ("Wann", "When"),
    "where": ("Wo", "Where"),
    "access": ("Zugang", "Access"),
    "questions_of_day": ("Leitfragen des Tages", "Guiding questions of the day"),
    "agenda_online": ("Immer aktuell:", "Always up to date:"),
    # registration
    "registration": ("Anmeldebogen", "Registration form"),
    "registration_lead": (
        "Bitte füllen Sie den Bogen in Druckbuchstaben aus. Er gilt genauso wie eine Anmeldung im Internet.",
        "Please fill in this form in block letters. It counts the same as registering on the internet.",
    ),
    "return_until": ("Bitte zurück bis {deadline}", "Please return by {deadline}"),
    "return_to": ("Zurück an", "Return to"),
    "meeting_place": ("Ort des Treffens", "Place of the meeting"),
    "email": ("E-Mail", "E-mail"),
    "fax": ("Fax", "Fax"),
    "phone": ("Telefon", "Phone"),
    "first_and_last_name": ("Vorname und Nachname", "First name and surname"),
    "persons": ("Anzahl der Personen", "Number of persons"),
    "companions": ("Namen der weiteren Personen", "Names of the other persons"),
    "email_or_address": ("E-Mail-Adresse oder Postanschrift", "E-mail address or postal address"),
    "phone_optional": ("Telefon (wenn Sie möchten)", "Phone (if you like)"),
    "about_you": ("Wer kommt?", "Who is coming?"),
    "bring": ("Was bringen Sie mit?", "What do you bring along?"),
    "bring_hint": (
        "Ein Thema, eine Frage, eine Erfahrung – gern in Stichworten.",
        "A topic, a question, an experience – a few words are enough.",
    ),
    "needs": ("Was brauchen Sie, um gut dabei zu sein?", "What do you need to take part well?"),
    "needs_apart": (
        "Freiwillig. Diesen Teil bewahren wir getrennt auf und löschen ihn {days} Tage nach dem Treffen.",
        "Voluntary. We keep this part separately and delete it {days} days after the meeting.",
    ),
    "needs_usual": (
        "Stufenfreier Zugang|Induktionsschleife|Gebärdensprache|Schriftdolmetschen|Begleitperson|Kinderbetreuung",
        "Step-free access|Induction loop|Sign language|Speech-to-text|Companion|Childcare",
    ),
    "needs_other": ("Anderes", "Something else"),
    "privacy": ("Datenschutz", "Data protection"),
    "privacy_usual": (
        "Wir verwenden Ihre Angaben nur für dieses Treffen. Auskunft, Berichtigung und Löschung: jederzeit.",
        "We use your details for this meeting only. Access, correction and erasure: at any time.",
    ),
    "date_signature": ("Datum und Unterschrift", "Date and signature"),
    "register_online": ("Lieber im Internet anmelden", "Rather register on the internet"),
    # check-in, badges
    "check_in": ("Anwesenheitsliste", "Attendance list"),
    "present": ("Da", "Here"),
    "remark": ("Bemerkung", "Remark"),
    "walk_ins": ("Ohne Anmeldung gekommen", "Came without registering"),
    "expected": ("{count} angemeldet", "{count} registered"),
    "counted": ("Anwesend gezählt", "Counted as present"),
    "badges": ("Namensschilder", "Badges"),
    "ask_me": ("Sprechen Sie mich an auf", "Ask me about"),
    # cards
    "topic_cards": ("Themenkarten", "Topic cards"),
    "topic_card": ("Themenkarte", "Topic card"),
    "my_topic": ("Mein Thema", "My topic"),
    "what_about": ("Worum geht es?", "What is it about?"),
    "who_invites": ("Wer lädt dazu ein?", "Who invites?"),
    "step_free_needed": ("Bitte in einem stufenfreien Raum", "In a step-free room, please"),
    "propose_by_phone": ("Oder mit dem Telefon vorschlagen", "Or propose on your phone"),
    "entered": ("erfasst", "entered"),
    "fishbowl_cards": ("Fragekarten", "Question cards"),
    "fishbowl_card": ("Fragekarte", "Question card"),
    "my_question": ("Meine Frage", "My question"),
    "question_to": ("An wen?", "To whom?"),
    "question_from": ("Von wem? (wenn Sie möchten)", "From whom? (if you like)"),
    "ask_by_phone": ("Oder mit dem Telefon fragen", "Or ask on your phone"),
    # doors, wall
    "door_sheets": ("Türschilder", "Door signs"),
    "round": ("Runde", "Round"),
    "door_online": ("Was läuft in den anderen Räumen?", "What is on in the other rooms?"),
    "wall_grid": ("Barcamp-Plan", "Barcamp plan"),
    "with_host": ("mit {host}", "with {host}"),
    # results
    "result_forms": ("Ergebnisbogen", "Result form"),
    "result_lead": (
        "Bitte am Ende der Runde gemeinsam ausfüllen. Stichworte genügen.",
        "Please fill in together at the end of the round. A few words are enough.",
    ),
    "what": ("Was?", "What?"),
    "what_hint": ("Worüber haben wir gesprochen?", "What did we talk about?"),
    "so_what": ("Na und?", "So what?"),
    "so_what_hint": ("Was haben wir erkannt? Warum ist es wichtig?", "What did we find? Why does it matter?"),
    "now_what": ("Was nun?", "Now what?"),
    "now_what_hint": ("Was soll als Nächstes geschehen?", "What should happen next?"),
    "who_goes_on": ("Wer macht weiter – und bis wann?", "Who goes on – and by when?"),
    "result_online": ("Oder mit dem Telefon eintragen", "Or enter on your phone"),
    "dot_sheet": ("Was ist am wichtigsten?", "What matters most?"),
    "dots_each": (
        "Jede Person hat {dots} Punkte. Mehrere Punkte auf eine Aussage sind erlaubt.",
        "Everybody has {dots} dots. You may put several dots on one statement.",
    ),
    "dots_free": ("Bitte kleben Sie Ihre Punkte in die Felder.", "Please stick your dots into the fields."),
    "finding": ("Aussage", "Statement"),
    "stick_here": ("Punkte", "Dots"),
    "count": ("Anzahl", "Count"),
    "counted_by": ("Gezählt von", "Counted by"),
    # documentation
    "documentation": ("Dokumentation", "Documentation"),
    "contents": ("Inhalt", "Contents"),
    "summary": ("Auf einen Blick", "At a glance"),
    "sessions": ("Sitzungen und Ergebnisse", "Sessions and results"),
    "session_result_none": ("Für diese Sitzung liegt kein Ergebnis vor.", "There is no result of this session."),
    "go_on": ("Wer macht weiter?", "Who goes on?"),
    "findings": ("Erkenntnisse", "Findings"),
    "weight": ("Punkte", "Dots"),
    "from_where": ("Aus: {origin}", "From: {origin}"),
    "answers": ("Zur Leitfrage: {question}", "On the guiding question: {question}"),
    "commitments": ("Vereinbarungen", "Commitments"),
    "commitment": ("Was", "What"),
    "owner": ("Wer", "Who"),
    "due": ("Bis wann", "By when"),
    "participants": ("Wer dabei war", "Who took part"),
    "participants_lead": (
        "Genannt sind nur Kommunen und Organisationen, keine Personen.",
        "Only municipalities and organisations are named, no persons.",
    ),
    "people": ("Personen", "Persons"),
    "total": ("Zusammen", "Total"),
    "method": ("Wie diese Dokumentation entstand", "How this documentation was made"),
    "review": ("Prüfung und Freigabe", "Review and release"),
    "read_online": ("Im Internet lesen", "Read on the internet"),
    # certificates, letters
    "certificates": ("Teilnahmebescheinigung", "Certificate of attendance"),
    "certifies_before": ("Hiermit bescheinigen wir, dass", "We hereby certify that"),
    "certifies_after": ("teilgenommen hat an der Veranstaltung", "took part in the event"),
    "certificate_contents": ("Inhalte", "Contents"),
    "signature": ("Unterschrift", "Signature"),
    "verify": ("Echtheit prüfen", "Check authenticity"),
    "letters": ("Schreiben", "Letter"),
    "day_of_letter": ("Datum", "Date"),
    "kind_regards": ("Mit freundlichen Grüßen", "Yours sincerely"),
    "enclosures": ("Anlagen", "Enclosures"),
}


@lru_cache(maxsize=2)
def labels_in(language: Language) -> Mapping[str, str]:
    """Return every label in one language."""
    return MappingProxyType({key: english if language == "en" else german for key, (german, english) in _WORDS.items()})
