"""The barcamp explanation in English; counted words have forms for one, for many and maybe for none."""

COUNTED: dict[str, tuple[str, ...]] = {
    "persons": ("{n} person", "{n} persons"),
    "can": ("cannot", "cannot"),
    "have": ("has", "have"),
    "topics": ("{n} topic", "{n} topics"),
    "marks": ("{n} wish", "{n} wishes"),
    "clashes": ("{n} clash", "{n} clashes", "no clashes"),
    "seats": ("{n} seat", "{n} seats"),
    "missing": ("{n} seat is missing", "{n} seats are missing"),
    "all_marks": ("{n} wish", "{n} wishes"),
    "changes": ("{n} change to the previous plan", "{n} changes to the previous plan"),
    "gain_marks": ("{n} more wish with a place", "{n} more wishes with a place"),
    "gain_marks_lost": ("{n} fewer wish with a place", "{n} fewer wishes with a place"),
    "gain_clashes": ("{n} fewer clash", "{n} fewer clashes"),
    "gain_clashes_lost": ("{n} more clash", "{n} more clashes"),
    "gain_seats": ("{n} fewer missing seat", "{n} fewer missing seats"),
    "gain_seats_lost": ("{n} more missing seat", "{n} more missing seats"),
}

SENTENCES: dict[str, str] = {
    "quoted": "“{title}”",
    "and": " and ",
    "place": "{round}, {room}",
    "wall": "{placed} of {all} {have} a place; that serves {marks_placed} of {marks}.",
    "lost": "Wishes that fail because two topics run at the same time: {clashes}.",
    "none_lost": "Everybody can attend every topic they want that has a place.",
    "overflow": "In total {missing}.",
    "was": "Today the previous plan, as far as it still stands, would come to "
    "{marks_placed} with a place, {clashes} and {seats} too few.",
    "clash": "{round}: {persons} {can} attend both: {first} and {second}.",
    "apart": "{round}: {first} and {second} should not run at the same time, but do.",
    "overfull": "{place}: {persons} for {topic}, but only {seats}; {missing}.",
    "step_free": "Attention: {topic} needs a step-free room and is pinned to another one.",
    "moved": "{topic} moves from {before} to {after}",
    "parked_now": "{topic} loses its place {before}",
    "came_in": "{topic} comes in at {after}",
    "change": "{moves}. Gain: {gains}.",
    "change_forced": "{moves}. This was necessary because the previous plan is no longer possible.",
    "change_even": "{moves}. Both are equally good.",
    "parked_no_place": "{topic} is without a place: there is no open place.",
    "parked_no_step_free_room": "{topic} is without a place: there is no step-free room.",
    "parked_pinned_full": "{topic} is without a place: topics that stay hold every place it could use.",
    "parked_rivals": "{topic} is without a place: every possible round already has something that must not run at "
    "the same time: {rivals}.",
    "parked_fewer_marks": "{topic} is without a place ({persons}): every fitting place is taken, by topics "
    "with at least as many; the smallest is {other} ({other_persons}).",
    "parked_outweighed": "{topic} is without a place ({persons}): exchanging it with {other} would not gain more "
    "than it costs ({gains}).",
    "parked_outweighed_free": "{topic} is without a place ({persons}): there is a free place, but it would not "
    "gain more than it costs ({gains}).",
    "parked_could_come_in": "{topic} is without a place ({persons}) but could come in instead of {other} ({gains}).",
    "parked_could_come_in_free": "{topic} is without a place ({persons}) but could take a free place ({gains}).",
    "round_pinned": "{topic} is pinned to {place}.",
    "round_kept": "{topic} stays in the round of the previous plan: {place}. There: {clashes}.",
    "round_only_round": "{topic} is at {place}: there is only this round.",
    "round_rivals": "{topic} is at {place}: every other round already has something that must not run at "
    "the same time.",
    "round_fewest_clashes": "{topic} is at {place}: {clashes} here, more in every other round (at least {least}).",
    "round_as_good": "{topic} is at {place}: {clashes} here, no other round is better.",
    "round_together": "{topic} is at {place}: on its own {better} would be better ({least} instead of "
    "{n}), for all together not.",
    "room_pinned": "",
    "room_uncounted": "",
    "room_fits": "The room is large enough: {persons}, {seats}.",
    "room_largest": "No fitting room of this round is larger: {persons}, {seats}.",
    "room_shared": "A larger room helps another topic more: {persons}, {seats}.",
}
