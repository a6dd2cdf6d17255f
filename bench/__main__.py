"""`make bench`: every measurement, one after the other; `python -m bench pages` runs one.

`python -m bench --write` puts the tables of the methods into docs/benchmarks.md.
"""

import sys

from bench import barcamp, load, pages, start
from bench.methods import budget, disclosure, draw, matching, opinions, scenario, sheets, similar, timetable, written

MEASUREMENTS = {
    "pages": pages.main,
    "load": load.main,
    "barcamp": barcamp.main,
    "start": start.main,
    "budget": budget.main,
    "matching": matching.main,
    "opinions": opinions.main,
    "disclosure": disclosure.main,
    "draw": draw.main,
    "timetable": timetable.main,
    "scenario": scenario.main,
    "sheets": sheets.main,
    "similar": similar.main,
}


METHODS = [name for name in MEASUREMENTS if name not in {"pages", "load", "barcamp", "start"}]


def main(words: list[str]) -> None:
    """Print; with ``--write`` run the methods only and put their tables into the documentation."""
    if words == ["--write"]:
        written.write(METHODS, MEASUREMENTS)
        return
    for name in words or list(MEASUREMENTS):
        print(f"\n== {name}")
        MEASUREMENTS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
