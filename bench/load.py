"""The running platform under a crowd: requests per second, and CPU of its web processes per request."""

import http.client
import os
import signal
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.pages import LOOPS_PER_UNIT, cpu_of, fixed_loop
from bench.start import start
from tools.memory import children

VISITORS, REQUESTS = 4, 150
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="miteinander-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        platform, _seconds, port = start(Path(folder) / "var")
        try:
            measure(platform.pid, port)
        finally:
            platform.send_signal(signal.SIGTERM)
            platform.wait()


def measure(pid: int, port: int) -> None:
    loop = cpu_of(fixed_loop)
    print(f"fixed loop of {LOOPS_PER_UNIT:,}: {loop:.1f} ms CPU; {VISITORS} visitors, {REQUESTS} requests each")
    print(f"{'page':40}{'requests/s':>12}{'CPU ms':>10}{'loops':>8}")
    web = [part for part in children(pid) if b"serving.web" in Path(f"/proc/{part}/cmdline").read_bytes()]
    web = sorted({child for part in web for child in children(part)})
    for page in ("/", "/treffen/", *meetings(port)):
        before, begun = sum(map(ticks, web)), time.monotonic()
        with ThreadPoolExecutor(VISITORS) as crowd:
            list(crowd.map(visit, [(port, page)] * VISITORS))
        seconds, spent = time.monotonic() - begun, (sum(map(ticks, web)) - before) * 1000 / TICKS
        total = VISITORS * REQUESTS
        print(f"{page[:39]:40}{total / seconds:12.0f}{spent / total:10.2f}{spent / total / loop:8.2f}")


def visit(where: tuple[int, str]) -> None:
    port, page = where
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for _time in range(REQUESTS):
        line.request("GET", page, headers={"Accept-Encoding": "gzip"})
        answer = line.getresponse()
        answer.read()
        assert answer.status == 200, (page, answer.status)  # noqa: PLR2004, S101  # else nothing was measured
    line.close()


def meetings(port: int) -> list[str]:
    """The pages of the meetings that the list of meetings shows."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request("GET", "/treffen/")
    text = line.getresponse().read().decode()
    line.close()
    found = {part.split('"')[0] for part in text.split('href="')[1:]}
    own = sorted(path for path in found if path.count("/") == 3 and path.startswith("/treffen/") and "." not in path)  # noqa: PLR2004  # /treffen/name/
    return [path for path in own if "?" not in path]


def ticks(pid: int) -> int:
    """Clock ticks of CPU, its own and the kernel's for it."""
    values = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(values[11]) + int(values[12])


if __name__ == "__main__":
    main()
