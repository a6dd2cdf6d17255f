"""Similar texts in German."""

COUNTED: dict[str, tuple[str, str]] = {
    "known": ("{n} Text ist", "{n} Texte sind"),
    "alike": ("{n} Text ist", "{n} Texte sind"),
    "pairs": ("{n} Paar ist", "{n} Paare sind"),
    "asked": ("{n} Text", "{n} Texten"),
    "topics": ("{n} Thema", "{n} Themen"),
    "texts": ("{n} Text", "{n} Texte"),
}

SENTENCES: dict[str, str] = {
    "none": "{known} bekannt. Keiner davon sagt etwas Ähnliches.",
    "none_of_one": "1 Text ist bekannt. Er sagt nichts Ähnliches.",
    "none_known": "Noch ist kein Text bekannt.",
    "some": "{known} bekannt. {alike} ähnlich; ob es dasselbe ist, entscheidet ein Mensch.",
    "likely": "Wahrscheinlich dasselbe ({score}): {id}: „{text}“",
    "possible": "Vielleicht dasselbe ({score}): {id}: „{text}“",
    "because": "  Gemeinsam: {words}.",
    "same": "{word}",
    "similar": "{word}/{known}",
    "part": "{word} in {known}",
    "opposite": "  Achtung: Nur einer der beiden Texte sagt „kein“, „weniger“ oder Ähnliches; sie können "
    "das Gegenteil meinen.",
    "other_numbers": "  Achtung: Die Zahlen sind verschieden.",
    "topic": "Als Thema käme „{topic}“ in Frage ({score}): {texts} mit diesem Thema {are} am ähnlichsten.",
    "are_1": "ist",
    "are_n": "sind",
    "topic_weak": "Kein Thema drängt sich auf; am ehesten „{topic}“ ({score}).",
    "topic_hint": "Das Thema ist nur ein Vorschlag nach Wortähnlichkeit. Bitte entscheiden Sie selbst.",
    "checked": "Probe an {asked} mit bekanntem Thema: Das erste vorgeschlagene Thema stimmt bei {right} "
    "(immer das häufigste Thema zu nennen, träfe {majority}); von den deutlichen Vorschlägen stimmen {convincing}.",
    "pairs_none": "{known} bekannt. Keine zwei davon sagen etwas Ähnliches.",
    "pairs_few": "{known} bekannt. Für einen Vergleich braucht es mindestens zwei.",
    "pairs_some": "{known} bekannt. {pairs} ähnlich; ob es dasselbe ist, entscheidet ein Mensch.",
    "pair_likely": "Wahrscheinlich dasselbe ({score}): {first}: „{first_text}“ und {id}: „{text}“",
    "pair_possible": "Vielleicht dasselbe ({score}): {first}: „{first_text}“ und {id}: „{text}“",
    "percent": "{n} %",
}
