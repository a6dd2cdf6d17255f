"""Find the layouts that were printed: named ones, those beside the scans and in this folder, and those of the store."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from miteinander.methods.sheets.layout import Layout
from miteinander.methods.sheets.layout_files import read_layout, store
from miteinander.methods.trouble import MethodError

ENDING = "*.layout.json"


def known_layouts(named: Sequence[Path], scans: Sequence[Path]) -> dict[str, Layout]:
    """Return all layouts by version.

    A damaged file that was named is refused with ``MethodError``; one that merely lies there is passed over: its
    version stays unknown, and a page that needs it says so.
    """
    found = {layout.version: layout for layout in map(read_layout, named)}
    for path in _lying_there(scans):
        try:
            layout = read_layout(path)
        except MethodError:
            continue
        found.setdefault(layout.version, layout)
    return found


def _lying_there(scans: Sequence[Path]) -> Iterator[Path]:
    folders = dict.fromkeys([*(scan.parent.resolve() for scan in scans), Path.cwd()])
    for folder in folders:
        if folder.is_dir():
            yield from sorted(folder.glob(ENDING))
    kept = store()
    if kept and kept.is_dir():
        yield from sorted(kept.glob("*.json"))
