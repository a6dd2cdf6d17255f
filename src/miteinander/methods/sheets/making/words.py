"""What a sheet says by itself, in the two languages it can be printed in."""

from miteinander.methods.sheets.asking import Question, ranks_of
from miteinander.methods.sheets.layout import Kind

WORDS: dict[str, dict[str, str]] = {
    "de": {
        "tick": "So kreuzen Sie an.",
        "cancel": "Verschrieben? Malen Sie das falsche Kästchen ganz aus: Es zählt dann nicht. "
        "Kreuzen Sie danach das richtige an.",
        "pen": "Bitte nehmen Sie einen schwarzen oder blauen Stift. Der Code oben rechts und die vier Eckmarken "
        "bleiben frei.",
        "tick_short": "angekreuzt",
        "cancel_short": "zählt nicht",
        "single": "Bitte ein Kreuz.",
        "scale": "Bitte ein Kreuz.",
        "rows": "Bitte in jeder Zeile ein Kreuz.",
        "multiple": "Sie können mehrere Kreuze machen.",
        "at_most": "Bitte höchstens {most} Kreuze.",
        "ranking": "Bitte vergeben Sie jeden Platz von 1 bis {most} einmal; 1 ist Ihnen am wichtigsten.",
        "text": "Bitte schreiben Sie in das Feld.",
    },
    "en": {
        "tick": "Please tick like this.",
        "cancel": "A slip? Fill the wrong box completely: it then does not count. Tick the right one afterwards.",
        "pen": "Please use a black or blue pen. Leave the code at the top right and the four corner marks free.",
        "tick_short": "ticked",
        "cancel_short": "does not count",
        "single": "Please tick one box.",
        "scale": "Please tick one box.",
        "rows": "Please tick one box in each row.",
        "multiple": "You may tick several boxes.",
        "at_most": "Please tick {most} boxes at most.",
        "ranking": "Please give each place from 1 to {most} once; 1 matters most to you.",
        "text": "Please write in the field.",
    },
}


def hint_of(question: Question, language: str) -> str:
    """Return what stands below a question: its own hint, or how it is answered."""
    if question.hint:
        return question.hint
    words = WORDS[language]
    if question.kind is Kind.MULTIPLE and question.most == 1:
        return words["single"]
    if question.kind is Kind.MULTIPLE and question.most:
        return words["at_most"].format(most=question.most)
    if question.kind is Kind.RANKING:
        return words["ranking"].format(most=ranks_of(question))
    return words["rows"] if question.kind is Kind.SCALE and question.items else words[question.kind]
