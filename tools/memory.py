"""How much memory a running platform takes: `python -m tools.memory PID` (of `serve`), proportional set size."""

import re
import sys
from pathlib import Path


def children(of: int) -> list[int]:
    """Return the process and everything it started."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and (entry / "stat").exists():
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    found = [of]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found


def megabytes(pid: int) -> float:
    """Return the process's own pages and its share of the common ones."""
    measured = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(measured[1]) / 1024 if measured else 0.0


def main() -> None:
    total = 0.0
    for pid in children(int(sys.argv[1])):
        words = Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
        total += (size := megabytes(pid))
        print(f"{size:8.1f} MB  {words.replace(sys.prefix, '')[:90]}")
    print(f"{total:8.1f} MB  together")


if __name__ == "__main__":
    main()
