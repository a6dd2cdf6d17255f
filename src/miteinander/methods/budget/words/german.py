"""The budget explanation in German."""

COUNTED: dict[str, tuple[str, str]] = {
    "votes": ("{n} Stimme", "{n} Stimmen"),
    "points": ("{n} Punkt", "{n} Punkte"),
    "with_votes": ("{n} weiteren Stimme", "{n} weiteren Stimmen"),
    "voted": ("{n} Person hat", "{n} Personen haben"),
    "paid": ("{n} Person, die dafür stimmte, trug", "{n} Personen, die dafür stimmten, trugen"),
    "gave_all": ("{n} davon gab den Rest ihres Anteils", "{n} davon gaben den Rest ihres Anteils"),
    "are": ("ist", "sind"),
    "of_projects": ("{n} Projekt", "{n} Projekten"),
    "increments": ("{n} Schritt", "{n} Schritten"),
    "name": ("{n} Stimmzettel nennt", "{n} Stimmzettel nennen"),
    "give": ("{n} Stimmzettel gibt", "{n} Stimmzettel geben"),
    "bear": ("{n} Stimmzettel trägt", "{n} Stimmzettel tragen"),
}

SENTENCES: dict[str, str] = {
    "quoted": "„{name}“ ({id})",
    "and": " und ",
    "greedy": "Gezählt nach der einfachen Reihenfolge: Wer die meisten {by} hat, kommt zuerst; was nicht mehr ins "
    "Budget passt, wird übersprungen.",
    "by_votes": "Stimmen",
    "by_points": "Punkte",
    "by_votes_per_cost": "Stimmen je Geldeinheit",
    "by_points_per_cost": "Punkte je Geldeinheit",
    "equal-shares": "Gezählt nach der Methode der gleichen Anteile: {voted} abgestimmt, jede bekommt rechnerisch den "
    "gleichen Anteil am Budget ({start}). Ein Projekt wird gekauft, wenn alle, die dafür stimmten, es zusammen "
    "bezahlen können.",
    "add1": "Damit mehr vom Budget genutzt wird, wurde der Anteil in {increments} auf {share} erhöht; ein weiterer "
    "Schritt würde das Budget überschreiten oder nichts mehr ändern.",
    "filled": "Was danach übrig war, ging an die Projekte mit den meisten Stimmen, die noch hineinpassten.",
    "sum": "{won} von {all} {are} dabei. Ausgegeben werden {spent} von {budget}, übrig bleiben {left}.",
    "won_free": "{project} ist dabei: Es kostet nichts und wird gewünscht ({votes}).",
    "won_supporters_paid": "{project} ist dabei (Runde {round}): {paid} {cost} gemeinsam, je höchstens {price}.",
    "won_supporters_paid_alone": "{project} ist dabei (Runde {round}): {paid} {cost} allein.",
    "won_supporters_paid_all": "{project} ist dabei (Runde {round}): {paid} {cost} gemeinsam, je höchstens {price}; "
    "{gave_all}.",
    "won_most_wanted": "{project} ist dabei (Runde {round}): {votes}, {cost}. Danach sind noch {left} da.",
    "lost_no_votes": "{project} ist nicht dabei: Niemand hat dafür gestimmt.",
    "lost_below_threshold": "{project} ist nicht dabei: {votes}, nötig sind mindestens {threshold}.",
    "lost_above_budget": "{project} ist nicht dabei: Es kostet mit {cost} mehr als das ganze Budget ({budget}).",
    "lost_supporters_short": "{project} ist nicht dabei ({votes}): Wer dafür stimmte, hatte am Ende zusammen noch "
    "{held}; für {cost} fehlten {short}.",
    "lost_not_enough_left": "{project} ist nicht dabei ({votes}): Als es an der Reihe war, fehlten vom Budget {short} "
    "an {cost}.",
    "missing": "Mit {with_votes} wäre es dabei gewesen.",
    "uncounted": "Wie viele Stimmen fehlten, ist bei {projects} nicht nachgezählt: Das dauert länger und geht mit "
    "--missing all oder --missing und den Projektnummern.",
    "missing_never": "Auch beliebig viele weitere Stimmen hätten nicht gereicht.",
    "tie_id": "Gleichstand in Runde {round}: {projects}. Nach der Reihenfolge der Projektnummern kam {first} zuerst.",
    "tie_lot": "Gleichstand in Runde {round}: {projects}. Das Los entschied für {first}.",
    "note_vote_type_missing": "Hinweis: Die Datei nennt keine Stimmart; gezählt wurde als {example}.",
    "note_num_projects_differs": "Hinweis: Die Zahl der Projekte ist laut Datei {example}, gezählt {count}.",
    "note_num_votes_differs": "Hinweis: Die Zahl der Stimmzettel ist laut Datei {example}, gezählt {count}.",
    "note_votes_differ": "Hinweis: Bei {of_projects} nennt die Datei eine andere Stimmenzahl als gezählt, zuerst in "
    "Zeile {line} ({example}).",
    "note_unknown_skipped": "Hinweis: {name} unbekannte Projekte, zuerst in Zeile {line}; diese Angaben zählen nicht.",
    "note_named_twice": "Hinweis: {name} ein Projekt mehrfach, zuerst in Zeile {line}; es zählt einmal.",
    "note_negative_points": "Hinweis: {give} negative Punkte, zuerst in Zeile {line}; bei gleichen Anteilen zahlt "
    "dafür niemand.",
    "note_voters_twice": "Hinweis: {bear} eine Kennung, die schon vorkam; alle zählen.",
}
