"""Where this installation keeps what it writes: everything lives under `var/`."""

import os
from pathlib import Path

from miteinander.ground.wording import worded

PACKAGE = Path(__file__).resolve().parents[1]
CHECKOUT = PACKAGE.parents[1]


class FolderTrouble(RuntimeError):  # noqa: N818 - a sentence for the operator, not a slip of the program
    """Why a folder cannot be used, in one sentence."""


def var_folder() -> Path:
    """Return `var/` of the checkout (installed: of the working folder); `MITEINANDER_VAR` moves it."""
    if chosen := os.environ.get("MITEINANDER_VAR"):
        return Path(chosen).expanduser().resolve()
    home = CHECKOUT if (CHECKOUT / "pyproject.toml").exists() else Path.cwd()
    return home / "var"


def writable(folder: Path) -> Path:
    """Make the folder if need be and return it; refuse in words when nothing can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except (FileExistsError, NotADirectoryError):
        raise FolderTrouble(
            worded(
                f"„{folder}“ muss ein Ordner sein, dort liegt aber eine Datei. "
                "Bitte verschieben Sie die Datei oder wählen Sie mit MITEINANDER_VAR einen anderen Ordner.",
                f"“{folder}” must be a folder but a file lies there. "
                "Move the file or choose another folder with MITEINANDER_VAR.",
            )
        ) from None
    except OSError as error:
        raise FolderTrouble(
            worded(
                f"In den Ordner „{folder}“ kann nicht geschrieben werden ({error.strerror}). "
                "Bitte geben Sie Schreibrechte oder wählen Sie mit MITEINANDER_VAR einen anderen Ordner.",
                f"Nothing can be written to the folder “{folder}” ({error.strerror}). "
                "Grant write access or choose another folder with MITEINANDER_VAR.",
            )
        ) from None
    return folder
