"""The opinion map in German; counted words have a form for one and for many."""

COUNTED: dict[str, tuple[str, str]] = {
    "people": ("{n} Person", "{n} Personen"),
    "able": ("{n} Person hat", "{n} Personen haben"),
    "have": ("hat", "haben"),
    "votes": ("{n} Stimme", "{n} Stimmen"),
    "statements": ("{n} Aussage", "{n} Aussagen"),
    "outside": ("{n} Person ist", "{n} Personen sind"),
    "groups": ("{n} Gruppe", "{n} Gruppen"),
    "hidden": ("{n} Aussage wurde", "{n} Aussagen wurden"),
}

SENTENCES: dict[str, str] = {
    "quoted": "„{text}“",
    "unnamed": "Aussage {name}",
    "percent": "{n} %",
    "and": " und ",
    "counts": "{people} {have} zu {statements} insgesamt {votes} abgegeben.",
    "hidden": "{hidden} von der Moderation herausgenommen und {become} nicht gezeigt.",
    "become_1": "wird",
    "become_n": "werden",
    "few_statements": "Es werden keine Gruppen gezeigt: Dafür braucht es mindestens {needed} Aussagen mit Stimmen.",
    "few_people": "Es werden keine Gruppen gezeigt: {able} bisher genug Aussagen bewertet "
    "(mindestens {least}); nötig sind {needed}.",
    "no_structure": "Es werden keine Gruppen gezeigt: Die Stimmen hängen nicht stärker zusammen, als es auch der "
    "Zufall ergäbe.",
    "no_split": "Es werden keine Gruppen gezeigt: Jede Einteilung hätte eine Gruppe mit weniger als {needed} Personen.",
    "found": "Die Personen mit genug Stimmen bilden {groups}: {sizes}.",
    "size": "Gruppe {id} mit {people}",
    "given": "Beschrieben werden {groups}, die die Datei vorgibt: {sizes}.",
    "given_alone": "Beschrieben wird {groups}, die die Datei vorgibt: {sizes}.",
    "firm": "Die Einteilung ist recht stabil: Werden die Personen zufällig neu gezogen, entsteht meist fast dieselbe "
    "(Übereinstimmung {value}; 1 hieße immer dieselbe, 0 wie zufällig).",
    "wavering": "Die Einteilung ist nur teilweise stabil: Werden die Personen zufällig neu gezogen, sieht sie oft "
    "anders aus (Übereinstimmung {value}; 1 hieße immer dieselbe, 0 wie zufällig).",
    "weak": "Die Einteilung ist wenig stabil: Werden die Personen zufällig neu gezogen, entsteht meist eine andere "
    "(Übereinstimmung {value}; 1 hieße immer dieselbe, 0 wie zufällig). Bitte ziehen Sie daraus keine Schlüsse.",
    "warning": "Die Gruppen sind eine Rechnung und keine feste Tatsache: Sie hängen davon ab, wer mitgemacht hat und "
    "welche Aussagen zur Wahl standen. Sie sagen nichts über Menschen, die nicht abgestimmt haben.",
    "outside": "{outside} in keiner Gruppe, weil dafür mindestens {least} nötig sind. Die Anteile unten zählen nur die "
    "Gruppen.",
    "outside_all": "Alle Stimmen zählen bei den folgenden Aussagen mit.",
    "outside_given": "{outside} in keiner Gruppe.",
    "says": "Gruppe {id}:",
    "says_nothing": "Für Gruppe {id} ist keine Aussage kennzeichnend.",
    "agree": "  stimmt zu: {statement} ({share}; in den anderen Gruppen {other})",
    "disagree": "  lehnt ab: {statement} ({share}; in den anderen Gruppen {other})",
    "agree_of_two": "  stimmt zu: {statement} ({share}; in der anderen Gruppe {other})",
    "disagree_of_two": "  lehnt ab: {statement} ({share}; in der anderen Gruppe {other})",
    "shared": "Das teilen alle Gruppen:",
    "shared_all": "Dazu gibt es eine klare Mehrheit:",
    "shared_none": "Keine Aussage hat in allen Gruppen eine klare Mehrheit.",
    "shared_none_all": "Keine Aussage hat eine klare Mehrheit.",
    "shared_agree": "  Zustimmung: {statement} ({share} von {seen})",
    "shared_disagree": "  Ablehnung: {statement} ({share} von {seen})",
    "divides": "Das trennt die Gruppen:",
    "divides_all": "Dazu sind die Meinungen geteilt:",
    "divides_none": "Keine Aussage trennt die Gruppen deutlich.",
    "divides_none_all": "Zu keiner Aussage sind die Meinungen deutlich geteilt.",
    "gap": "  {statement}: Zustimmung {high_share} in Gruppe {high}, {low_share} in Gruppe {low}",
    "camps": "  {statement}: Zustimmung {share}",
    "smoothed": "Die Anteile in den Gruppen sind vorsichtig gerechnet: Bei wenigen Stimmen rücken sie an 50 % heran.",
}
