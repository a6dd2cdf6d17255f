"""A questionnaire of every kind, and its printed form."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2

from miteinander.methods.sheets.asking import Option, Question, Questionnaire
from miteinander.methods.sheets.layout import Kind
from miteinander.methods.sheets.making.copies import write_copies
from miteinander.methods.sheets.making.serials import seeded_serials
from miteinander.methods.sheets.making.setting import set_sheet


def options(*labels):
    return tuple(Option(str(number), label) for number, label in enumerate(labels, start=1))


EVERY_KIND = Questionnaire(
    id="budget",
    title="Bürgerbudget: Ihre Meinung zählt",
    sender="Stadt Musterhausen",
    intro="Guten Tag,\n\nwir fragen Sie.",
    closing="Vielen Dank!",
    dated=date(2026, 11, 22),
    questions=(
        Question("dauer", Kind.SINGLE, "Wie lange sind Sie da?", options=options("kurz", "etwas länger", "immer")),
        Question("bus", Kind.SCALE, "Wie gut ist der Bus?", steps=5, low="schlecht", high="gut"),
        Question(
            "geld",
            Kind.MULTIPLE,
            "Wofür ist Geld da?",
            options=options("Rad", "Grün", "Bad", "Bus", "Buch", "Spiel"),
            most=3,
        ),
        Question("rang", Kind.RANKING, "Was kommt zuerst?", options=options("Schule", "Wohnen", "Klima")),
        Question("wort", Kind.TEXT, "Was noch?", lines=3),
        Question("orte", Kind.SCALE, "Wie oft?", options=options("nie", "oft"), items=options("zu Fuß", "im Bus")),
    ),
)
LARGE = replace(EVERY_KIND, large_print=True)


def asking(*questions, **words):
    """A questionnaire of some questions."""
    return replace(EVERY_KIND, questions=questions, **words)


def printed(asked, copies=1):
    """The set sheet and the bytes of its PDF."""
    made, held = set_sheet(asked), io.BytesIO()
    write_copies(held, made.master, made.layout, seeded_serials(copies, "test"), language=asked.language)
    return made, held.getvalue()


def opened(pdf):
    return pikepdf.open(io.BytesIO(pdf))


def picture(pdf, page, dpi):
    """A page as an array of grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=dpi / 72, grayscale=True).to_numpy().squeeze().copy()
    finally:
        document.close()
