"""The scenario in German: shares are told as counts of runs, never as bare percentages."""

MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]

SENTENCES: dict[str, str] = {
    "head": "{title}Läufe: {runs}, Startwert: {seed}, Monate: {months}, Maßnahmen: {measures}.",
    "never_one": "in dem einen Lauf nicht",
    "always_one": "in dem einen Lauf",
    "notice_one": "Die Zahlen zeigen, was aus den Annahmen folgt. Ob die Annahmen stimmen, sagen sie nicht. Ein "
    "einziger Lauf sagt nichts über Anteile.",
    "notice": "Die Zahlen zeigen, was aus den Annahmen folgt. Ob die Annahmen stimmen, sagen sie nicht. Anteile sind "
    "bei {runs} Läufen auf etwa {error} von 100 genau.",
    "never": "in keinem der {runs} Läufe",
    "rarely": "in weniger als 1 von 100 Läufen",
    "of_ten": "in {count} von 10 Läufen",
    "of_hundred": "in {count} von 100 Läufen",
    "mostly": "in mehr als 99 von 100 Läufen",
    "always": "in allen {runs} Läufen",
    "would": "wären",
    "would_one": "wäre",
    "course": "{label}: Im {month} liegt der Wert in 8 von 10 Läufen zwischen {low} und {high}{unit}, in der Mitte bei "
    "{middle}. Ohne Maßnahmen {would} es etwa {without}.",
    "course_sure": "{label}: Im {month} liegt der Wert in allen Läufen bei {middle}{unit}. Ohne Maßnahmen {would} es "
    "etwa {without}.",
    "reached": "Das Ziel von {target}{unit} wird {share} erreicht.",
    "cost": "Kosten: in 8 von 10 Läufen zwischen {low} und {high} Euro.",
    "affordable": "Das Budget von {budget} Euro reicht {share}.",
    "shortage": "{role}: Im {month} reichen die Stunden {share} nicht. Was diese Stunden braucht, kommt dann langsamer "
    "voran.",
    "tornado": "Am meisten hängt das Ergebnis an diesen Annahmen: {bars}.",
    "effect": "wie stark {measure} auf {indicator} wirkt",
    "accepted": "ob {measure} angenommen wird",
    "chance": "wie wahrscheinlich {measure} angenommen wird",
    "delay": "wie spät {measure} beginnt",
    "dropout": "wann {measure} aufgegeben wird",
    "choice": "Beste Auswahl im Rahmen von Budget und Stunden: {measures}. Geplante Kosten: {cost} Euro.",
    "choice_none": "Beste Auswahl im Rahmen von Budget und Stunden: keine Maßnahme.",
    "robust_one": "Für einen einzelnen Lauf wurde auch die beste Auswahl gesucht, so als kennte man ihn schon.",
    "robust": "Für {runs} einzelne Läufe wurde auch die jeweils beste Auswahl gesucht, so als kennte man den Lauf "
    "schon.",
    "in_best": "{measure}: gewählt; gehört {share} zur besten Auswahl.",
    "not_best": "{measure}: nicht gewählt; gehört {share} zur besten Auswahl. {why}",
    "why_no_gain": "Sie bringt zusammen mit den anderen nach den Annahmen nichts hinzu.",
    "why_budget": "Zusätzlich zur Auswahl würden {lacking} Euro fehlen.",
    "why_staff": "Zusätzlich zur Auswahl würden im {month} {lacking} Stunden {by} fehlen.",
    "why_budget_one": "Zusätzlich zur Auswahl würde 1 Euro fehlen.",
    "why_staff_one": "Zusätzlich zur Auswahl würde im {month} 1 Stunde {by} fehlen.",
    "why_excludes": "Sie passt nicht zusammen mit {by}.",
    "not_chosen": "{measure}: nicht gewählt. {why}",
    "below": "weniger als 1",
    "above": "mehr als 99",
    "chosen": "Mit dieser Auswahl:",
    "update": "Versuch zu {what}: Vorher galten Werte zwischen {before_low} und {before_high} als wahrscheinlich "
    "(8 von 10), jetzt zwischen {after_low} und {after_high}. Der Versuch ergab {trial} "
    "und zählt zu {weight} von 100 Teilen.",
    "right_way": "Die Wahrscheinlichkeit, dass die Wirkung in die gewünschte Richtung geht, lag vorher bei {before} "
    "von 100 und liegt jetzt bei {after} von 100.",
    "contradicts": "Achtung: Der Versuch liegt weit weg von der Annahme. Bitte prüfen Sie beide, bevor Sie damit "
    "weiterrechnen.",
    "what_effect": "{measure}, Wirkung auf {indicator}",
    "what_chance": "{measure}, Zustimmung",
}
