"""The QR codes of many copies at once.

segno makes a code in 0.6 ms; twenty thousand would take longer than everything else together. With a fixed mask a code
is a linear map of its data bits over the field of two elements: placement is a permutation, Reed-Solomon is linear
(Reed, Solomon 1960; ISO/IEC 18004). So segno is asked once for zeros and once for each bit, and any code is the
exclusive or of those. A test compares them with segno's own, module by module.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias, cast

import numpy as np
import numpy.typing as npt
import segno

from miteinander.methods.sheets.layout import Code

Modules: TypeAlias = npt.NDArray[np.uint8]

MASK = 0
"""The chessboard: it breaks up large areas best, and readers take the mask from the code itself."""

QUIET = 4
"""White modules around a code."""

_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_HOLDS = {2: 29, 3: 47, 4: 67}  # letters of the alphanumeric mode at level Q
_BITS = 11  # two letters of the alphanumeric mode
_FEW = 160
_made_alone = [0]  # codes asked for in this process: one sheet is sooner made without the map


def version_for(pages: int) -> int:
    """Return the smallest QR version that holds the code of every page at level Q."""
    longest = len(Code("0" * 10, "0" * 8, pages, pages).text())
    return next(version for version, holds in _HOLDS.items() if longest <= holds)


def modules(text: str, version: int) -> Modules:
    """Return one code as segno makes it: an array of rows and columns, 1 = dark, without the quiet zone."""
    made = segno.make(text, error="q", version=version, mode="alphanumeric", micro=False, boost_error=False, mask=MASK)
    return np.array([list(row) for row in made.matrix], dtype=np.uint8)


def many(codes: Sequence[Code], version: int) -> Modules:
    """Return codes that differ only in their serial: an array of codes, rows and columns, 1 = dark."""
    texts = [code.text() for code in codes]
    _made_alone[0] += len(texts)
    if _made_alone[0] <= _FEW:
        return np.stack([modules(text, version) for text in texts])
    pairs = len(texts[0]) // 2 * 2
    base, turns = _map(pairs, texts[0][pairs:], version)
    flips = _data_bits([text[:pairs] for text in texts]).astype(np.float32) @ turns
    side = 17 + 4 * version
    found = (flips.astype(np.int64) & 1).astype(np.uint8) ^ base
    return cast("Modules", found.reshape(len(codes), side, side))


@lru_cache(maxsize=8)
def _map(pairs: int, tail: str, version: int) -> tuple[Modules, npt.NDArray[np.float32]]:
    """Return the code of zeros, and for each data bit the modules that it turns: a tenth of a second, once."""
    zero = "0" * pairs
    base = modules(zero + tail, version).ravel()
    turned = (
        modules(zero[:at] + _pair(1 << bit) + zero[at + 2 :] + tail, version).ravel() ^ base
        for at in range(0, pairs, 2)
        for bit in range(_BITS)
    )
    return base, np.stack(list(turned)).astype(np.float32)


def _pair(value: int) -> str:
    return _LETTERS[value // 45] + _LETTERS[value % 45]


def _data_bits(texts: Sequence[str]) -> Modules:
    """Return the bits of the letter pairs of each text, the lowest bit of each pair first."""
    values = np.array([[_LETTERS.index(letter) for letter in text] for text in texts])
    pairs = values[:, 0::2] * 45 + values[:, 1::2]
    bits = pairs[:, :, None] >> np.arange(_BITS)[None, None, :] & 1
    return cast("Modules", bits.reshape(len(texts), -1).astype(np.uint8))
