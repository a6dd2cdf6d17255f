"""Disclosure control in German; counted words have forms for one and for many."""

COUNTED: dict[str, tuple[str, str]] = {
    "cells": ("{n} Zelle", "{n} Zellen"),
    "persons": ("{n} Person", "{n} Personen"),
    "groups": ("{n} Gruppe", "{n} Gruppen"),
    "can": ("lässt sich {n}", "lassen sich {n}"),
    "could": ("ließe sich {n}", "ließen sich {n}"),
    "stand": ("steht {n} Person", "stehen {n} Personen"),
    "are": ("ist {n} Person", "sind {n} Personen"),
    "others": (" und {n} weitere Zelle", " und {n} weitere Zellen"),
    "must": ("{n} müsste", "{n} müssten"),
    "remain": ("bleibt {n} Gruppe", "bleiben {n} Gruppen"),
    "rows": ("{n} Zeile", "{n} Zeilen"),
}

SENTENCES: dict[str, str] = {
    "and": " und ",
    "range": "{low} bis {high}",
    "open": "{low} oder mehr",
    "exactly": "genau {low}",
    "suppressed": "Tabelle {columns}: {cells} mit allen Summen, davon {hidden} ausgeblendet: {primary} nach den "
    "Regeln, {secondary} nur zum Schutz anderer.",
    "nothing_hidden": "Tabelle {columns}: {cells} mit allen Summen. Nichts musste ausgeblendet werden.",
    "fewest": "Weniger geht nicht: Jede sichere Tabelle blendet nach diesen Regeln mindestens so viele Zellen aus.",
    "not_fewest": "Die Suche wurde vorzeitig beendet. Die Tabelle ist sicher, blendet aber vielleicht mehr aus als "
    "nötig; mindestens {must} es in jedem Fall sein.",
    "rounded": "Tabelle {columns}: {cells} mit allen Summen, gerundet auf Vielfache von {base}. Alle Summen stimmen, "
    "jede Zahl weicht um weniger als {reach} vom wahren Wert ab.",
    "nearest": "Näher geht nicht: Keine solche Rundung verändert die Zahlen insgesamt weniger.",
    "not_nearest": "Die Suche wurde vorzeitig beendet; vielleicht gibt es eine Rundung, die weniger verändert.",
    "withstood": "Angriff: {cells} geprüft, keine lässt sich berechnen. Die engste kann noch um {narrowest} schwanken.",
    "withstood_open": "Angriff: {cells} geprüft, keine lässt sich berechnen; keine hat eine obere Grenze.",
    "nothing_asked": "Angriff: Es ist nichts verborgen, das zu berechnen wäre.",
    "broken": "Angriff: Von {cells} {can} genau berechnen. So darf die Tabelle nicht veröffentlicht werden.",
    "found": "{cell} lässt sich berechnen: {value}.",
    "assumed_sums": "Angenommen ist: Wer angreift, kennt alle sichtbaren Zahlen und weiß, dass die Summen stimmen und "
    "niemand halb gezählt wird.",
    "assumed_zeros": "Angenommen ist: Wer angreift, kennt alle sichtbaren Zahlen, weiß, dass die Summen stimmen und "
    "niemand halb gezählt wird, und dass Nullen gezeigt werden, eine ausgeblendete Zelle also nicht 0 ist.",
    "assumed_reasons": "Angenommen ist: Wer angreift, kennt alle sichtbaren Zahlen, weiß, dass die Summen stimmen und "
    "niemand halb gezählt wird, und welche Zellen ausgeblendet sind, weil dort weniger als {k} gezählt wurden.",
    "assumed_rounding": "Angenommen ist: Wer angreift, kennt alle gerundeten Zahlen, weiß, wie weit jede höchstens "
    "abweicht, dass die wahren Summen stimmen und niemand halb gezählt wird. Geprüft sind die Zellen mit weniger als "
    "{k} Personen.",
    "primary_only": "Hätte man nur die Zellen nach den Regeln ausgeblendet ({hidden}), {could} davon aus den Summen "
    "berechnen.",
    "reasons_break": "Veröffentlichen Sie nicht, warum eine Zelle ausgeblendet ist: Wer das weiß, kann {cells} "
    "berechnen.",
    "reasons_hold": "Auch wer weiß, warum jede Zelle ausgeblendet ist, kann keine berechnen.",
    "why_small": "{cell}: ausgeblendet, weil hier weniger als {k} Personen gezählt sind. Von außen erkennbar: {range}.",
    "why_zero": "{cell}: ausgeblendet, weil hier niemand gezählt ist. Von außen erkennbar: {range}.",
    "why_dominance": "{cell}: ausgeblendet, weil fast alle Gezählten aus einem einzigen Teil kommen. Von außen "
    "erkennbar: {range}.",
    "why_secondary": "{cell}: ausgeblendet zum Schutz. Würde sie gezeigt, ließe sich {protected} zu genau berechnen.",
    "why_secondary_many": "{cell}: ausgeblendet zum Schutz. Würde sie gezeigt, ließen sich {protected}{others} zu "
    "genau berechnen.",
    "why_together": "{cell}: ausgeblendet, um zusammen mit anderen die kleinen Zellen zu schützen.",
    "persons": "{persons} mit {columns}: {groups} gleicher Angaben, die kleinste mit {smallest}.",
    "holds": "Jede Gruppe hat mindestens {k} Personen: Die Angaben sind {k}-anonym.",
    "fails": "In Gruppen unter {k} {stand}; einmalig und damit erkennbar {are}.",
    "cause": "Schon {columns}: In Gruppen unter {k} {stand}, einmalig {are}.",
    "without": "Ohne {column} {stand} in Gruppen unter {k}.",
    "rare": "Selten: {values} ({persons}).",
    "diverse": "{column}: In jeder Gruppe gibt es mindestens {fewest} verschiedene Angaben.",
    "not_diverse": "{column}: In Gruppen mit weniger als {needed} verschiedenen Angaben {stand}; wer die Gruppe kennt, "
    "kennt dort die Angabe.",
    "repair": "Abhilfe: {steps}. Dann {remain}; verloren gehen {loss} % der Auskunft.",
    "repair_left": "Abhilfe: {steps}, und {rows} nicht veröffentlichen. Dann {remain}; verloren gehen {loss} % "
    "der Auskunft.",
    "no_repair": "Keine Vergröberung einzelner Spalten hilft: Es sind zu wenige Personen.",
    "step_band": "{column} in Stufen von {size}",
    "step_other": "bei {column} Werte mit weniger als {size} Personen zu „Andere“",
    "step_merge": "bei {column} je {size} benachbarte Werte zusammenfassen",
    "step_drop": "{column} weglassen",
    "step_none": "alle Spalten unverändert lassen",
}
