"""How long the platform takes to come up and to go, and what it weighs when idle."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.memory import children, megabytes

LAST_WORDS = "Strg+C"
SETTLED = 5.0  # seconds until the last helper has loaded


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="miteinander-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        for name in ("first start", "second start"):
            platform, seconds, _port = start(Path(folder) / "var")
            time.sleep(SETTLED)
            parts = children(platform.pid)
            print(f"{name:14} {seconds:6.1f} s   {sum(map(megabytes, parts)):6.0f} MB in {len(parts)} processes")
            begun = time.monotonic()
            platform.send_signal(signal.SIGTERM)
            platform.wait()
            print(f"{'stop':14} {time.monotonic() - begun:6.1f} s")


def start(var: Path) -> tuple[subprocess.Popen[str], float, int]:
    """Start with demo data; return the process, the seconds until the persons are shown, and the port."""
    begun, port = time.monotonic(), _free_port()
    surroundings = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    platform = subprocess.Popen(
        [sys.executable, "-m", "miteinander", "serve", "--demo"],
        env=surroundings | {"MITEINANDER_VAR": str(var), "PORT": str(port), "LC_ALL": "C"},
        stdout=subprocess.PIPE,
        text=True,
    )
    for line in platform.stdout or ():
        if LAST_WORDS in line:
            return platform, time.monotonic() - begun, port
    message = "the platform did not start"
    raise RuntimeError(message)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
