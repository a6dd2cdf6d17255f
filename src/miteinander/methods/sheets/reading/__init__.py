"""Read filled-in sheets back from scans and photos: every value with its state, its reasons and its place on paper.

``gathering.read_scans(sources, layouts)`` reads files (``pictures.Source``: name and bytes) and returns a ``Reading``;
``sentences.sentences(reading)`` says it in words. Both load OpenCV and are imported where they are used; this room
itself holds only what the result is made of.
"""

from miteinander.methods.sheets.reading.results import (
    Crop,
    FieldRead,
    FieldState,
    Lost,
    LostPage,
    MarkRead,
    MarkState,
    PageRead,
    Reading,
    Reason,
    Repeated,
    SheetRead,
    Value,
    Why,
)

__all__ = [
    "Crop",
    "FieldRead",
    "FieldState",
    "Lost",
    "LostPage",
    "MarkRead",
    "MarkState",
    "PageRead",
    "Reading",
    "Reason",
    "Repeated",
    "SheetRead",
    "Value",
    "Why",
]
