"""Protecting three district × age × sex tables and a large one, beside Tau-Argus' optimum (pytauargus, HiGHS inside).

The question to both: counts below 5 are hidden, zeros and everything else may be seen, every further hidden cell costs
the same. Tau-Argus knows no width (high − low), only a distance on either side; it is asked for half of the count on
both sides, which is the nearest, and that the attacker starts at 0. Ours demands a width of 3 against an attacker who
also knows that hidden cells are not 0.
"""

import contextlib
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bench.methods.measuring import Case, run
from miteinander.methods.disclosure.release import release
from miteinander.methods.disclosure.rules import Rules
from miteinander.methods.disclosure.suppression import suppress
from miteinander.methods.disclosure.table import Bools, Table, flat

try:
    from pytauargus import HiTaSCtrl
except ImportError:
    HiTaSCtrl = None

K = 5
SIZES = {273: ((12, 6, 2), 5.0, 1), 441: ((20, 6, 2), 8.0, 1), 837: ((30, 8, 2), 8.0, 2)}
"""Cells with all sums: districts × ages × sexes, persons per inner cell, seed."""
LARGE = {5454: ((100, 17, 2), 8.0, 3)}
"""Quarters × ages × sexes: 3,400 inner cells. The peer would not end here in time."""


def made_table(shape: tuple[int, ...], mean: float, seed: int) -> Table:
    """Independent shares per dimension, counts by chance: many small cells, some zeros, some small sums."""
    chance = np.random.default_rng(seed)
    share = np.ones(1)
    for axis, size in enumerate(shape):
        share = np.multiply.outer(share, chance.dirichlet(np.full(size, 3.0 + 3 * axis)))
    inner = chance.poisson(share.reshape(shape) * np.prod(shape) * mean)
    return Table.of([flat(f"d{axis}", [f"{at}" for at in range(size)]) for axis, size in enumerate(shape)], inner)


def tau_argus(table: Table, *, share: float, seconds: int = 5) -> Bools:
    """Return the cells that Tau-Argus' optimum hides; ``share`` of a small count is demanded on both sides."""
    counts, equations = table.flat, table.equations
    small = (counts > 0) & (counts < K)
    lines = ["0", str(table.size)]
    for cell, count in enumerate(counts):
        status, level = ("u", share * count) if small[cell] else ("s" if count else "z", 0)
        lines.append(f"{cell} {count} 1 {status} 0 {counts.max() if count else 0} {level:.3f} {level:.3f} 0")
    lines.append(str(len(equations)))
    for row in range(len(equations)):
        part = slice(int(equations.start[row]), int(equations.start[row + 1]))
        cells, signs = equations.index[part], equations.sign[part]
        entries = " ".join(f"{cell} ({sign})" for cell, sign in zip(cells, signs, strict=True))
        lines.append(f"0 {len(cells)} : {entries}")
    # Its solver leaves logs in the folder it is started from.
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        question, answer = Path(folder) / "question.jj", Path(folder) / "answer.jj"
        question.write_text("\n".join(lines) + "\n")
        code = HiTaSCtrl().full_jj(in_file_jj=str(question), out_file=str(answer), max_time=seconds)
        if code:
            raise RuntimeError(f"Tau-Argus ended with {code}")
        further = [int(line.split()[0]) for line in answer.read_text().splitlines()]
    hidden: Bools = small.copy()
    hidden[further] = True
    return hidden


def main() -> None:
    peers: dict[str, Callable[[Table], str]] = {}
    if HiTaSCtrl is not None:
        peers = {"pytauargus OPT": lambda table: f"{tau_argus(table, share=0.5).sum()} hidden"}
    cases = [
        Case(f"{cells} cells", cells, lambda at=at: made_table(*at), _suppressed, peers if cells in SIZES else {})
        for cells, at in {**SIZES, **LARGE}.items()
    ]
    run("disclosure: fewest hidden cells", cases)
    run("disclosure: the whole release", [Case(case.size, case.units, case.make, _released) for case in cases])
    smaller = [case for case in cases if case.units in SIZES]
    run("disclosure: rounding to 5", [Case(case.size, case.units, case.make, _rounded) for case in smaller])


def _suppressed(table: Table) -> str:
    found = suppress(table, Rules(k=K))
    proof = ", fewest possible" if found.exact else ""
    return f"{len(found.reasons)} hidden{proof}, {len(found.attack.recovered)} recoverable"


def _released(table: Table) -> str:
    made = release(table, Rules(k=K))
    only = made.primary_only
    return f"narrowest {made.attack.narrowest:.0f}; small alone: {only.recoverable} of {only.hidden} recoverable"


def _rounded(table: Table) -> str:
    made = release(table, Rules(k=K), base=5)
    return f"{made.bound} moved in all, narrowest {made.attack.narrowest:.0f}"


if __name__ == "__main__":
    main()
