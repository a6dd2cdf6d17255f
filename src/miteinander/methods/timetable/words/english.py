"""The timetable's explanation in English; counted words have a form for one and one for many."""

COUNTED: dict[str, tuple[str, str]] = {
    "wishes": ("{n} wish", "{n} wishes"),
    "of_wishes": ("{n} wish", "{n} wishes"),
    "topics": ("{n} topic", "{n} topics"),
    "of_topics": ("{n} topic", "{n} topics"),
    "persons": ("{n} person", "{n} persons"),
    "seats": ("{n} seat", "{n} seats"),
    "are": ("is", "are"),
    "have": ("has", "have"),
    "were": ("would be", "would be"),
    "interest": ("is interested", "are interested"),
}

SENTENCES: dict[str, str] = {
    "quoted": "“{title}”",
    "place": "{phase}, {room}",
    "met": "{met} of {wishes} {are} met; {placed} of {topics} {have} a place.",
    "proven": "This is proven: by these rules no timetable is better.",
    "not_proven": "It is not proven that none is better; more than {attainable} are certainly not possible.",
    "changed": "Compared with the previous plan, {topics} {are} different.",
    "change_moved": "{topic} moves from {before} to {now}.",
    "change_out": "{topic} loses its place {before}.",
    "phase_pinned": "{topic}: {place}. The topic is pinned there.",
    "phase_only_phase": "{topic}: {place}. No other phase is possible for this topic.",
    "phase_kept": "{topic}: {place}. The topic stays in the phase of the previous plan.",
    "phase_best": "{topic}: {place}. Even the best exchange found into another phase ({other}) would cost {wishes}.",
    "phase_as_good": "{topic}: {place}. {other} would be just as good.",
    "room_pinned": "{persons} {come}, {seats}.",
    "room_uncounted": "{persons} {come}; the seats of the room are not counted.",
    "room_all_fit": "{persons} {come}; the room is large enough for all who are interested ({interested}, {seats}).",
    "room_comers_fit": "{persons} {come}, {seats}; if all who are interested came ({interested}), "
    "it would be too small.",
    "come": "comes",
    "come_many": "come",
    "step_free": "The room is step-free because that is needed.",
    "unplaced_no_room": "{topic} has no place: no room is open.",
    "unplaced_no_step_free_room": "{topic} has no place: no step-free room is open.",
    "unplaced_host_absent": "{topic} has no place: in every phase one of its hosts is absent.",
    "unplaced_blocked": "{topic} has no place: in every phase hosts, rooms or pinned topics stand in the way.",
    "unplaced_nobody": "{topic} has no place: nobody wished for it.",
    "unplaced_outweighed": "{topic} has no place ({persons} {interest}): if it came in for {other}, "
    "{wishes} fewer {were} met.",
    "unplaced_even": "{topic} has no place ({persons} {interest}): if it came in for {other}, "
    "no more wishes would be met.",
    "unplaced_free": "{topic} has no place ({persons} {interest}): there would be a free place, "
    "but no more wishes would be met there.",
    "person_all": "{person} can attend everything: {met} of {wishes}.",
    "person_some": "{person}: {met} of {wishes} met.",
    "missed_not_held": "{topic} does not take place.",
    "missed_absent": "{topic} is on in {phase}, when the person is not there.",
    "missed_hosting": "{topic} is on in {phase}, while the person hosts {instead}.",
    "missed_elsewhere": "{topic} is on in {phase} at the same time as {instead}.",
    "missed_not_step_free": "{topic} is on in {phase} in a room that is not step-free.",
    "missed_full": "{topic} in {phase} is full.",
    "represented": "{topic} is on while the person, its host, attends another topic; somebody has to stand in there.",
}
