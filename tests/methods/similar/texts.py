"""A small town's proposals."""

from miteinander.methods.similar.index import Index

PROPOSALS = [
    ("1", "Mehr Fahrradwege in der Innenstadt", "Verkehr"),
    ("2", "Ich finde, es sollte einen Wasserspielplatz im Stadtpark geben", "Freizeit"),
    ("3", "Tempo 30 in der ganzen Stadt", "Verkehr"),
    ("4", "Kein Tempo 30 auf Hauptstraßen", "Verkehr"),
    ("5", "Bäume an den Schulhöfen pflanzen", "Umwelt"),
    ("6", "Die Gemeinde-Bücherei soll samstags öffnen", "Kultur"),
    ("7", "Bänke für ältere Menschen am Marktplatz aufstellen", "Soziales"),
    ("8", "Photovoltaik auf alle öffentlichen Dächer", "Umwelt"),
    ("9", "Ich fände es schön, wenn es mehr Busse gäbe", "Verkehr"),
    ("10", "Öffentliche Toiletten am Bahnhof", "Soziales"),
]


def town() -> Index:
    index = Index()
    index.extend(PROPOSALS)
    return index
