"""``python -m miteinander methods timetable FILE``: make a timetable from a file and say why it is so."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from miteinander.methods.command import answer, parser, progress_of
from miteinander.methods.timetable.check import violations
from miteinander.methods.timetable.explanation import Explanation, explain
from miteinander.methods.timetable.formats import event_as_data, read_event, read_previous
from miteinander.methods.timetable.plan import Timetable
from miteinander.methods.timetable.problem import Event
from miteinander.methods.timetable.propose import SECONDS, propose
from miteinander.methods.timetable.sentences import sentences
from miteinander.methods.trouble import MethodError


def main(argv: Sequence[str]) -> int:
    """Run the command; returns 0, raises MethodError for a bad file."""
    options = _parser().parse_args(argv)
    event = read_event(options.file)
    if options.previous:
        event = replace(event, previous=read_previous(options.previous))
    if options.seed is not None:
        event = replace(event, seed=options.seed)
    if not 0 < options.time_limit < 1e6:  # noqa: PLR2004 - the whole of a day, and no infinity
        raise MethodError(
            de="Die Zeitgrenze muss größer als 0 Sekunden sein.",
            en="The time limit must be more than 0 seconds.",
        )
    exact = {"auto": None, "always": True, "never": False}[options.exact]
    timetable = propose(event, seconds=options.time_limit, exact=exact, progress=progress_of(options))
    explanation = explain(event, timetable)
    told = sentences(event, explanation, options.language)
    return answer(options, as_data(event, timetable, explanation, told), lambda: (*_wall(event, timetable), "", *told))


def as_data(event: Event, timetable: Timetable, explanation: Explanation, told: Sequence[str]) -> dict[str, Any]:
    """Return the whole result for JSON; it can be read again as a question and as a previous plan."""
    totals = explanation.totals
    return {
        "wishes": totals.wishes,
        "wishes_met": totals.wishes_met,
        "wishes_bound": timetable.wishes_bound,
        "points": totals.points,
        "points_bound": timetable.points_bound,
        "proven": timetable.proven,
        "method": timetable.method,
        "solver": timetable.solver,
        "cut": timetable.cut,
        "timetable": timetable.places,
        "attendance": timetable.attendance,
        "totals": totals,
        "persons": explanation.persons,
        "topics": explanation.topics,
        "unplaced": explanation.unplaced,
        "changes": explanation.changes,
        "violations": violations(event, timetable),
        "sentences": told,
        "event": event_as_data(event),
    }


def _parser() -> argparse.ArgumentParser:
    made = parser("timetable")
    made.add_argument("file", type=Path, metavar="FILE", help="event, written result, or W3C breakouts (JSON)")
    made.add_argument("--previous", type=Path, metavar="FILE", help="plan to change as little as possible")
    made.add_argument("--seed", type=int, help="of the random walk; default: that of the file, or 0")
    made.add_argument(
        "--time-limit", type=float, default=SECONDS, metavar="SECONDS", help=f"of the clock; default {SECONDS:.0f}"
    )
    made.add_argument(
        "--exact", choices=("auto", "always", "never"), default="auto", help="ask the exact search (OR-tools)"
    )
    return made


def _wall(event: Event, timetable: Timetable) -> list[str]:
    """Return the wall as lines, phase by phase, with how many attend."""
    at = {place: topic for topic, place in timetable.places.items() if place}
    lines = []
    for phase in event.phases:
        lines.append(phase.label or phase.id)
        for room in event.rooms:
            held = next((topic for place, topic in at.items() if (place.phase, place.room) == (phase.id, room.id)), "")
            title = (event.topic_by_id[held].title or held) if held else "–"
            attending = f" ({len(timetable.attendance[held])})" if held else ""
            lines.append(f"  {room.label or room.id}: {title}{attending}")
    return lines
