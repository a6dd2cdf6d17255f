"""The timetable's explanation in German; counted words have a form for one and one for many."""

COUNTED: dict[str, tuple[str, str]] = {
    "wishes": ("{n} Wunsch", "{n} Wünsche"),
    "of_wishes": ("{n} Wunsch", "{n} Wünschen"),
    "topics": ("{n} Thema", "{n} Themen"),
    "of_topics": ("{n} Thema", "{n} Themen"),
    "persons": ("{n} Person", "{n} Personen"),
    "seats": ("{n} Sitzplatz", "{n} Sitzplätze"),
    "are": ("ist", "sind"),
    "have": ("hat", "haben"),
    "fewer": ("würde {n} Wunsch weniger", "würden {n} Wünsche weniger"),
    "interest": ("interessiert", "interessieren"),
}

SENTENCES: dict[str, str] = {
    "quoted": "„{title}“",
    "phase": "Phase {number}",
    "place": "{phase}, {room}",
    "met": "{met} von {wishes} {are} erfüllt; {placed} von {topics} {have} einen Platz.",
    "proven": "Das ist bewiesen: Kein Zeitplan ist nach diesen Regeln besser.",
    "not_proven": "Nicht bewiesen, dass es nicht besser geht; die sichere Obergrenze liegt bei {attainable}.",
    "changed": "Gegenüber dem bisherigen Plan {are} {topics} anders.",
    "change_moved": "{topic} wechselt von {before} nach {now}.",
    "change_out": "{topic} verliert den Platz {before}.",
    "phase_pinned": "{topic}: {place}. Das Thema ist dort festgesetzt.",
    "phase_only_phase": "{topic}: {place}. Eine andere Phase ist für dieses Thema nicht möglich.",
    "phase_kept": "{topic}: {place}. Das Thema bleibt in der Phase des bisherigen Plans.",
    "phase_best": "{topic}: {place}. Auch der beste gefundene Tausch in eine andere Phase ({other}) "
    "würde {wishes} kosten.",
    "phase_as_good": "{topic}: {place}. In {other} wäre es genauso gut.",
    "room_pinned": "{persons} {come}, {seats}.",
    "room_uncounted": "{persons} {come}; die Plätze im Raum sind nicht gezählt.",
    "room_all_fit": "{persons} {come}; der Raum reicht auch für alle Interessierten ({interested}, {seats}).",
    "room_comers_fit": "{persons} {come}, {seats}; kämen alle Interessierten ({interested}), reichte der Raum nicht.",
    "come": "kommt",
    "come_many": "kommen",
    "step_free": "Der Raum ist stufenfrei, weil das gebraucht wird.",
    "unplaced_no_room": "{topic} hat keinen Platz: Es ist kein Raum offen.",
    "unplaced_no_step_free_room": "{topic} hat keinen Platz: Es ist kein stufenfreier Raum offen.",
    "unplaced_host_absent": "{topic} hat keinen Platz: In jeder Phase fehlt jemand aus der Leitung.",
    "unplaced_blocked": "{topic} hat keinen Platz: In jeder Phase stehen Leitung, Räume oder "
    "festgesetzte Themen im Weg.",
    "unplaced_nobody": "{topic} hat keinen Platz: Niemand hat es sich gewünscht.",
    "unplaced_outweighed": "{topic} hat keinen Platz ({persons} {interest} sich dafür): "
    "Käme es statt {other} hinein, {fewer} erfüllt.",
    "unplaced_even": "{topic} hat keinen Platz ({persons} {interest} sich dafür): "
    "Käme es statt {other} hinein, würde kein zusätzlicher Wunsch erfüllt.",
    "unplaced_free": "{topic} hat keinen Platz ({persons} {interest} sich dafür): "
    "Es gäbe einen freien Platz, aber dort würde kein zusätzlicher Wunsch erfüllt.",
    "person_none": "{person} hat keinen Wunsch genannt.",
    "person_all": "{person} kann alles besuchen: {met} von {wishes}.",
    "person_some": "{person}: {met} von {wishes} erfüllt.",
    "missed_not_held": "{topic} findet nicht statt.",
    "missed_absent": "{topic} läuft in {phase}, wenn die Person nicht da ist.",
    "missed_hosting": "{topic} läuft in {phase}, während die Person {instead} leitet.",
    "missed_elsewhere": "{topic} läuft in {phase} gleichzeitig mit {instead}.",
    "missed_not_step_free": "{topic} läuft in {phase} in einem Raum, der nicht stufenfrei ist.",
    "missed_full": "{topic} in {phase} ist voll.",
    "represented": "{topic} läuft, während die Person (Leitung) ein anderes Thema besucht; "
    "dort muss sie jemand vertreten.",
}
