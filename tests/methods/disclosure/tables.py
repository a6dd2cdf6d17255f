"""Tables to try things on: one by hand, three of the measurements, random ones; and an attacker who counts."""

from itertools import product

import numpy as np
from hypothesis import strategies as st

from bench.methods.disclosure import SIZES, made_table
from miteinander.methods.disclosure.table import Table, flat, grouped

BY_HAND = Table.of([flat("Bezirk", ["Nord", "Süd"]), flat("Geschlecht", ["m", "w"])], np.array([[3, 12], [9, 14]]))

BARS = tuple(SIZES)
"""Cells with all sums of three tables district × age × sex."""


def bar(cells: int) -> Table:
    return made_table(*SIZES[cells])


@st.composite
def tables(draw, shapes=((2, 2), (2, 3), (3, 4), (2, 2, 2), (2, 3, 2)), most=12):
    shape = draw(st.sampled_from(shapes))
    counts = draw(st.lists(st.integers(0, most), min_size=int(np.prod(shape)), max_size=int(np.prod(shape))))
    inner = np.array(counts).reshape(shape)
    dimensions = [flat(f"d{axis}", [f"{at}" for at in range(size)]) for axis, size in enumerate(shape)]
    if shape[-1] >= 3 and draw(st.booleans()):
        last = [f"{at}" for at in range(shape[-1])]
        dimensions[-1] = grouped("groups", {"low": last[:2], "high": last[2:]})
    return Table.of(dimensions, inner)


def possible_tables(table: Table, hidden, least: int, most: int):
    """Every table of whole numbers up to ``most`` that agrees with what is visible: all of them, by counting."""
    leaves = [len(dimension.leaves) for dimension in table.dimensions]
    inner = np.array(list(product(range(most + 1), repeat=int(np.prod(leaves)))), dtype=np.int64)
    full = inner.reshape(-1, *leaves)
    for axis, dimension in enumerate(table.dimensions):
        full = np.moveaxis(np.tensordot(full, dimension.membership(), axes=(axis + 1, 1)), -1, axis + 1)
    every = full.reshape(len(inner), -1)
    agrees = (every[:, ~hidden] == table.flat[~hidden]).all(axis=1) & (every[:, hidden] >= least).all(axis=1)
    return every[agrees]
