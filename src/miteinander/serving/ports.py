"""The ports the platform opens: free before the start, answering after it."""

import http.client
import socket

from miteinander.ground.wording import worded
from miteinander.serving.instance import Refusal

LOCAL = "127.0.0.1"
HIGHEST = 65535


def chosen(text: str, name: str, host: str) -> int:
    """Return the port somebody chose, if it is one and free; `name` is where another can be chosen."""
    if text.isdecimal() and 0 < int(text) <= HIGHEST:
        return free(host, int(text), name)
    raise Refusal(
        worded(
            f"„{text}“ ist kein Port. Bitte wählen Sie eine Zahl von 1 bis {HIGHEST}, z. B. {name}=8080.",
            f"“{text}” is no port. Choose a number from 1 to {HIGHEST}, for example {name}=8080.",
        )
    )


def free(host: str, port: int, name: str) -> int:
    """Return the port, or refuse it when another program holds it or we may not open it."""
    reason = _obstacle(host, port)
    if reason is None:
        return port
    other = next_free(LOCAL, max(port + 1, 8001))
    raise Refusal(
        worded(
            f"Der Port {port} auf {host} ist nicht frei ({reason}). "
            f"Bitte wählen Sie einen anderen, z. B. {name}={other}.",
            f"Port {port} on {host} is not free ({reason}). Choose another one, for example {name}={other}.",
        )
    )


def next_free(host: str, port: int) -> int:
    """Return the first free port from `port` on."""
    return next((number for number in range(port, HIGHEST) if _obstacle(host, number) is None), port)


def reachable(host: str) -> str:
    """Return the name under which this machine reaches a server that listens on `host`."""
    return "localhost" if host in {"0.0.0.0", "::", LOCAL} else host  # noqa: S104 - compared, not bound


def answers(host: str, port: int) -> bool:
    """Whether anything speaks HTTP there yet."""
    connection = http.client.HTTPConnection(reachable(host), port, timeout=10)
    try:
        connection.request("GET", "/")
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    else:
        return True
    finally:
        connection.close()


def _obstacle(host: str, port: int) -> str | None:
    """Why the port cannot be opened, or nothing; the server itself would share a taken port silently."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as error:
            return error.strerror or str(error)
    return None
