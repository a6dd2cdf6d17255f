"""`make bench`: every measurement, one after the other; `python -m bench pages` runs one."""

import sys

from bench import barcamp, load, pages, start
from bench.methods import draw, matching, opinions

MEASUREMENTS = {
    "pages": pages.main,
    "load": load.main,
    "barcamp": barcamp.main,
    "start": start.main,
    "matching": matching.main,
    "opinions": opinions.main,
    "draw": draw.main,
}


def main(names: list[str]) -> None:
    for name in names or list(MEASUREMENTS):
        print(f"\n== {name}")
        MEASUREMENTS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
