"""The draw explained in German."""

SENTENCES: dict[str, str] = {
    "head": "Für {seats} {stand} {people} im Pool. Im Durchschnitt beträgt die Chance {average}, die "
    "kleinste Chance {minimum} (Gini-Koeffizient {gini}).",
    "leximin": "Die Chancen sind so gleich, wie die Quoten es zulassen (Leximin): Keine andere Auslosung gäbe denen "
    "mit der kleinsten Chance mehr, und so weiter Stufe für Stufe. Das ist bewiesen.",
    "maximin": "Die kleinste Chance ist so groß, wie die Quoten es zulassen (Maximin). Das ist bewiesen.",
    "inexact": "Die Zeit reichte nicht, um die gleichsten Chancen zu beweisen. Die Auslosung ist gültig, jede "
    "Zusammensetzung hält alle Quoten ein; mehr als {bound} als kleinste Chance kann keine Auslosung erreichen.",
    "never": "Ohne Chance, weil jede Zusammensetzung mit ihnen Quoten verletzt: {names} ({count}).",
    "never_one": "Ohne Chance, weil jede Zusammensetzung mit dieser Person Quoten verletzt: {names}.",
    "no_address": "Ohne vollständige Adresse, darum als allein wohnend gezählt: {count}.",
    "lots": "Gezogen wird aus {count} gleich wahrscheinlichen Losen; jedes hält alle Quoten ein. In den Losen beträgt "
    "die kleinste Chance {minimum}; keine Chance weicht um mehr als {deviation} Prozentpunkte ab.",
    "lots_one": "Es gibt nur 1 Los; es hält alle Quoten ein. In ihm beträgt die kleinste Chance {minimum}; keine "
    "Chance weicht um mehr als {deviation} Prozentpunkte ab.",
    "few_lots": "So wenige Lose nennen nicht alle, die eine Chance haben. Bitte nehmen Sie mehr, etwa {lots} (--lots).",
    "commitment": "Festgelegt vor der Ziehung (SHA-256): {sha256}",
    "drawn": "Mit dem Startwert „{seed}“ ist Los {number} gezogen. Ausgelost sind: {names}.",
    "drawn_one": "Mit dem Startwert „{seed}“ ist Los {number} gezogen. Ausgelost ist: {names}.",
    "late": "Die Lose wurden in diesem Lauf erst erzeugt. Damit niemand die Ziehung beeinflussen kann, legen Sie sie "
    "künftig mit --commit fest, bevor der Startwert bekannt ist.",
    "written": "Die Festlegung ist gespeichert (Ordner {folder}). Veröffentlichen Sie jetzt commitment.txt und "
    "lots.csv; people.tsv bleibt bei Ihnen. Ist der Startwert bestimmt, ziehen Sie damit (auf der Kommandozeile: "
    "derselbe Befehl mit --seed).",
    "level": "{chance}: {people}. {reason}",
    "unfound": "Die Zeit reichte nicht, um hierfür eine Zusammensetzung zu finden.",
    "sure": "Sicher dabei, denn ohne sie gehen die Quoten nicht auf oder es gibt genug Plätze.",
    "never_reason": "In keine Zusammensetzung, die alle Quoten einhält, passt so jemand hinein.",
    "never_zero": "Die Quote lässt niemanden mit {category} „{value}“ zu.",
    "crowded": "Für {pool} mit {category} „{value}“ gibt es höchstens {limit}.",
    "needed": "Für {pool} mit {category} „{value}“ gibt es mindestens {limit}.",
    "address": "Aus ihrer Wohnung haben sich mehrere beworben, ausgelost werden kann nur eine Person.",
    "squeezed": "Für {pool} mit {category} „{value}“ gibt es höchstens {limit}, weil die Mindestzahlen der anderen die "
    "übrigen brauchen.",
    "filling": "Für {pool} mit {category} „{value}“ gibt es mindestens {limit}, weil die Höchstzahlen der anderen "
    "nicht mehr füllen.",
    "one_category": "Hier begrenzen die Quoten der Gruppe „{categories}“ zusammen.",
    "together": "Mehrere Quoten begrenzen hier zusammen: {categories}.",
    "stand": "steht",
    "stand_many": "stehen",
    "seat": "{n} Platz",
    "seats": "{n} Plätze",
    "even": "Hier begrenzt nur die Zahl der Plätze.",
    "person": "{n} Person",
    "people": "{n} Personen",
    "replaced": "Für {out} rückt {into} nach.",
    "replaced_why_kind": "{into} stimmt in allen Merkmalen der Quoten mit {out} überein und wurde aus {count} gelost.",
    "replaced_why_kind_one": "{into} stimmt in allen Merkmalen der Quoten mit {out} überein, sonst niemand.",
    "replaced_why_quotas": "Für {out} gibt es niemanden mit denselben Merkmalen; {into} wurde so gelost, dass die "
    "Quoten weiter eingehalten sind.",
    "panel": "Die Zusammensetzung lautet jetzt: {names}.",
    "check_commitment": "Die Prüfsumme der Festlegung stimmt mit dem Ergebnis überein",
    "check_lots": "Die Lose sind die festgelegten",
    "check_chances": "Die Chancen sind die festgelegten",
    "check_number": "Startwert und Festlegung ergeben die Losnummer",
    "check_panel": "Das Los nennt genau die Ausgelosten",
    "check_people": "Der Pool ist der festgelegte",
    "check_quotas": "Die Quoten sind die festgelegten",
    "check_every_lot": "Jedes Los hält Plätze, Quoten und Adressen ein",
    "check_minimum": "Die kleinste Chance in den Losen ist die genannte",
    "check_recomputed": "Neu berechnet entstehen dieselben Lose",
    "holds": "✓ {check}.",
    "fails": "✗ {check}: NEIN. Gefunden: {found}; erwartet: {expected}.",
    "verified": "Das Ergebnis ist bestätigt.",
    "refuted": "Das Ergebnis ist NICHT bestätigt.",
}
