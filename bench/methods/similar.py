"""Similar German texts: queries against 500 to 5,000 made-up proposals; beside scikit-learn refitted for each."""

import random
from typing import Any

from bench.methods.measuring import Case, run
from miteinander.methods.similar.comparing import find
from miteinander.methods.similar.everything import pairs
from miteinander.methods.similar.index import Index

try:
    from sklearn.feature_extraction.text import TfidfVectorizer
except ImportError:
    TfidfVectorizer = None

BEGINNINGS = ("Rad", "Spiel", "Markt", "Park", "Schul", "Wald", "Bus", "Stadt", "Klima", "Energie", "Wasser", "Kultur")
ENDINGS = ("weg", "platz", "haus", "garten", "straße", "plan", "netz", "fest", "anlage", "verbindung", "dach", "beet")
PLACES = ("im Norden", "am Bahnhof", "in der Altstadt", "beim Rathaus", "an der Schule", "im Ortsteil", "am Fluss")
WISHES = ("Bitte mehr {} {} und {}", "Der {} {} soll {} bekommen", "{} {} sanieren, damit {} möglich wird")
QUERIES = 100


def generated(texts: int) -> tuple[Index, list[str], list[str]]:
    chance = random.Random(1)

    def text() -> str:
        words = [chance.choice(BEGINNINGS) + chance.choice(ENDINGS) for _ in range(2)]
        more = " ".join(chance.choice(BEGINNINGS) + chance.choice(ENDINGS) for _ in range(6))
        return f"{chance.choice(WISHES).format(words[0], chance.choice(PLACES), words[1])}, auch {more}."

    known = [text() for _ in range(texts)]
    index = Index()
    index.extend((str(number), held, "") for number, held in enumerate(known))
    index.lengths()
    return index, [text() for _ in range(QUERIES)], known


def ours(question: tuple[Index, list[str], list[str]]) -> str:
    index, queries, _ = question
    found = [len(find(index, query)) for query in queries]
    return f"{QUERIES} queries, {sum(found)} matches"


def every_pair(question: tuple[Index, list[str], list[str]]) -> str:
    return f"{len(pairs(question[0], threshold=0.9))} pairs above 0.9"


def growing(question: tuple[Index, list[str], list[str]]) -> str:
    index, queries, _ = question
    for number, query in enumerate(queries):
        index.add(f"new {number}", query)
        find(index, query)
    return f"{QUERIES} texts added, each followed by a query"


def refitted(question: tuple[Index, list[str], list[str]]) -> str:
    _, queries, known = question
    for query in queries[:5]:
        vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit_transform(
            [*known, query]
        )
        (vectors[:-1] @ vectors[-1].T).toarray()
    return "5 texts added, each followed by a query (cosine only)"


def main() -> None:
    peers: dict[str, Any] = {"Miteinander, growing": growing, "Miteinander, all pairs": every_pair}
    if TfidfVectorizer:
        peers["scikit-learn, refitted"] = refitted
    cases = [
        Case(f"{texts} texts", texts, lambda texts=texts: generated(texts), ours, peers)
        for texts in (500, 1_600, 5_000)
    ]
    run("similar", cases)
