"""Letters that only say thank you are told from those that say one word more."""

import pytest

from miteinander.mail.reading.letter import Address, Attachment, Letter
from miteinander.mail.reading.thanks import is_only_thanks

SUBJECT = "Re: Sie sind angemeldet: Netzwerktreffen"


def says(text: str, *, subject: str = SUBJECT, **more) -> bool:
    sender = Address("erika@example.org", "Erika Muster")
    return is_only_thanks(Letter(subject=subject, text=text, reply_text=text, sender=sender, **more))


@pytest.mark.parametrize(
    "text",
    [
        "Danke!",
        "Danke!\nErika",
        "Vielen Dank für die Bestätigung",
        "Vielen Dank für die schnelle Rückmeldung!\n\nViele Grüße\nErika Muster\nStadt Aalen\nTel. 07361 520",
        "Sehr geehrte Damen und Herren,\n\nherzlichen Dank.\n\nMit freundlichen Grüßen\nE. Muster",
        "Super, danke! Ich freue mich.",
        "Hallo,\n\nprima, vielen Dank und bis dann :-)\nErika",
        "Danke schön 👍",
        "Vielen Dank und freundliche Grüße\nErika Muster",
        "Wir danken Ihnen für die Bestätigung. Schönen Tag noch!",
        "Thank you very much for the confirmation, looking forward to it!",
        "Many thanks,\nErika",
        "Herzlichen Dank für Ihre nette und schnelle Antwort, das hat mir sehr geholfen.\n\nE. Muster",
        "Danke für die Bestätigung und die Infos! Ich freue mich auf den Tag.",
    ],
)
def test_a_letter_that_only_thanks(text):
    assert says(text)


@pytest.mark.parametrize(
    "text",
    [
        "Danke! Kann ich noch jemanden mitbringen?",
        "Vielen Dank für die Bestätigung. Wir kommen zu dritt.",
        "Danke, aber ich kann doch nicht.",
        "Danke, ich bringe einen Kuchen mit.",
        "Vielen Dank, ich brauche einen stufenlosen Zugang.",
        "Danke! Bis zum 21. Mai.",
        "Danke für nichts",
        "Danke!\nHans Beispiel",
        "Danke\n\nViele Grüße\nErika\n\nPS: Wir kommen später.",
        "Danke\n\nViele Grüße\nErika\n\nBitte schicken Sie mir eine Rechnung.",
        "Danke\n\nViele Grüße\nErika kommt mit Begleitung",
        "Prima",
        "",
        "Ja",
    ],
)
def test_one_word_more_and_a_human_reads_it(text):
    assert not says(text)


@pytest.mark.parametrize("subject", ["Absage", "Re: Absage", "Rechnung", "Fwd: Sie sind angemeldet", "Danke, und nun?"])
def test_a_subject_of_its_own_is_read_by_a_human(subject):
    assert not says("Danke!", subject=subject)


@pytest.mark.parametrize("subject", ["", "Danke!", "Anmeldung", "AW: Sie sind angemeldet: Netzwerktreffen"])
def test_a_reply_or_thanks_in_the_subject_is_plain(subject):
    assert says("Vielen Dank!", subject=subject)


def test_a_file_is_looked_at_by_a_human():
    assert not says("Danke!", attachments=(Attachment("bogen.pdf", "application/pdf", 1),))
