"""The barcamp explanation in German; counted words have forms for one, for many and maybe for none."""

COUNTED: dict[str, tuple[str, ...]] = {
    "persons": ("{n} Person", "{n} Personen"),
    "can": ("kann", "können"),
    "have": ("hat", "haben"),
    "topics": ("{n} Thema", "{n} Themen"),
    "marks": ("{n} Wunsch", "{n} Wünsche"),
    "clashes": ("{n} Überschneidung", "{n} Überschneidungen", "keine Überschneidungen"),
    "seats": ("{n} Sitzplatz", "{n} Sitzplätze"),
    "missing": ("fehlt {n} Sitzplatz", "fehlen {n} Sitzplätze"),
    "all_marks": ("{n} Wunsch", "{n} Wünschen"),
    "changes": ("{n} Änderung am bisherigen Plan", "{n} Änderungen am bisherigen Plan"),
    "gain_marks": ("{n} Wunsch mehr mit Platz", "{n} Wünsche mehr mit Platz"),
    "gain_marks_lost": ("{n} Wunsch weniger mit Platz", "{n} Wünsche weniger mit Platz"),
    "gain_clashes": ("{n} Überschneidung weniger", "{n} Überschneidungen weniger"),
    "gain_clashes_lost": ("{n} Überschneidung mehr", "{n} Überschneidungen mehr"),
    "gain_seats": ("{n} fehlender Sitzplatz weniger", "{n} fehlende Sitzplätze weniger"),
    "gain_seats_lost": ("{n} fehlender Sitzplatz mehr", "{n} fehlende Sitzplätze mehr"),
}

SENTENCES: dict[str, str] = {
    "quoted": "„{title}“",
    "and": " und ",
    "place": "{round}, {room}",
    "wall": "{placed} von {all} {have} einen Platz; das erfüllt {marks_placed} von {marks}.",
    "lost": "Wünsche, die nicht aufgehen, weil zwei Themen gleichzeitig laufen: {clashes}.",
    "none_lost": "Alle können jedes Thema besuchen, das einen Platz hat und das sie sich wünschen.",
    "overflow": "Insgesamt {missing}.",
    "was": "Der bisherige Plan käme, soweit er noch möglich ist, heute auf "
    "{marks_placed} mit Platz, {clashes} und {seats} zu wenig.",
    "clash": "{round}: {persons} {can} nicht beide besuchen: {first} und {second}.",
    "apart": "{round}: {first} und {second} sollten nicht gleichzeitig laufen, tun es aber.",
    "overfull": "{place}: {persons} für {topic}, aber nur {seats}; es {missing}.",
    "step_free": "Achtung: {topic} braucht einen stufenfreien Raum und ist in einem anderen festgesetzt.",
    "moved": "{topic} wechselt von {before} nach {after}",
    "parked_now": "{topic} verliert den Platz {before}",
    "came_in": "{topic} kommt neu in {after}",
    "change": "{moves}. Gewinn: {gains}.",
    "change_forced": "{moves}. Das war nötig, weil der bisherige Plan so nicht mehr möglich ist.",
    "change_even": "{moves}. Beides ist gleich gut.",
    "parked_no_place": "{topic} bleibt ohne Platz: Es gibt keinen freien Platz.",
    "parked_no_step_free_room": "{topic} bleibt ohne Platz: Es gibt keinen stufenfreien Raum.",
    "parked_pinned_full": "{topic} bleibt ohne Platz: Auf allen passenden Plätzen stehen Themen, die dort bleiben.",
    "parked_rivals": "{topic} bleibt ohne Platz: In jeder möglichen Runde läuft schon etwas, das nicht "
    "gleichzeitig sein darf: {rivals}.",
    "parked_fewer_marks": "{topic} bleibt ohne Platz ({persons}): Alle passenden Plätze sind belegt, jedes Thema "
    "dort hat mindestens ebenso viele; das kleinste ist {other} ({other_persons}).",
    "parked_outweighed": "{topic} bleibt ohne Platz ({persons}): Ein Tausch mit {other} würde nicht mehr "
    "bringen als kosten ({gains}).",
    "parked_outweighed_free": "{topic} bleibt ohne Platz ({persons}): Ein freier Platz wäre da, würde aber nicht "
    "mehr bringen als kosten ({gains}).",
    "parked_could_come_in": "{topic} bleibt ohne Platz ({persons}), könnte aber hinein: statt {other} ({gains}).",
    "parked_could_come_in_free": "{topic} bleibt ohne Platz ({persons}), könnte aber auf einen freien Platz ({gains}).",
    "round_pinned": "{topic} ist in {place} festgesetzt.",
    "round_kept": "{topic} bleibt in der Runde des bisherigen Plans: {place}. Dort gibt es {clashes}.",
    "round_only_round": "{topic} steht in {place}: Es gibt nur diese Runde.",
    "round_rivals": "{topic} steht in {place}: In jeder anderen Runde läuft schon etwas, das nicht "
    "gleichzeitig sein darf.",
    "round_fewest_clashes": "{topic} steht in {place}: Hier gibt es {clashes}, in jeder anderen Runde "
    "mehr (mindestens {least}).",
    "round_as_good": "{topic} steht in {place}: Hier gibt es {clashes}, keine andere Runde ist besser.",
    "round_together": "{topic} steht in {place}: Für sich allein wäre {better} besser ({least} statt "
    "{n}), für alle zusammen nicht.",
    "room_pinned": "",
    "room_uncounted": "",
    "room_fits": "Der Raum reicht: {persons}, {seats}.",
    "room_largest": "Kein passender Raum dieser Runde ist größer: {persons}, {seats}.",
    "room_shared": "Ein größerer Raum hilft einem anderen Thema mehr: {persons}, {seats}.",
}
