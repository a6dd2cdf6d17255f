"""Why there is no database, said so that an operator can act on it."""

from pathlib import Path

from miteinander.ground.wording import worded


class DatabaseTrouble(RuntimeError):  # noqa: N818 - a sentence for the operator, not a slip of the program
    """One sentence: what is wrong with the database and what to do."""


def from_log(text: str, folder: Path, log: Path) -> DatabaseTrouble:
    """Read what PostgreSQL said last and turn it into a sentence."""
    if "No space left on device" in text:
        return disk_full(folder)
    if "Permission denied" in text:
        return not_ours(folder)
    lines = (line.strip() for line in reversed(text.splitlines()) if "FATAL" in line or "rror" in line)
    said = next(lines, worded("kein Grund genannt", "no reason given"))
    return DatabaseTrouble(
        worded(
            f"Die Datenbank in „{folder}“ ist nicht gestartet: {said} (mehr in „{log}“).",
            f"The database in “{folder}” did not start: {said} (more in “{log}”).",
        )
    )


def disk_full(folder: Path) -> DatabaseTrouble:
    return DatabaseTrouble(
        worded(
            f"Auf dem Datenträger von „{folder}“ ist kein Platz mehr für die Datenbank. "
            "Bitte schaffen Sie mindestens 200 MB Platz und starten Sie erneut; es geht nichts verloren.",
            f"There is no room left for the database on the disk of “{folder}”. "
            "Free at least 200 MB and start again; nothing is lost.",
        )
    )


def not_ours(folder: Path) -> DatabaseTrouble:
    return DatabaseTrouble(
        worded(
            f"Der Datenbankordner „{folder}“ gehört einem anderen Benutzerkonto oder ist nicht beschreibbar. "
            "Bitte starten Sie mit dem Konto, das ihn angelegt hat.",
            f"The database folder “{folder}” belongs to another user or cannot be written. "
            "Start with the account that made it.",
        )
    )


def wrong_version(folder: Path, found: str, wanted: str) -> DatabaseTrouble:
    return DatabaseTrouble(
        worded(
            f"Der Ordner „{folder}“ enthält Daten von PostgreSQL {found}, mitgeliefert ist {wanted}. "
            "Bitte sichern Sie mit der alten Version (pg_dump) und spielen Sie die Sicherung neu ein.",
            f"The folder “{folder}” holds data of PostgreSQL {found}, but PostgreSQL {wanted} is supplied. "
            "Dump with the old version (pg_dump) and restore.",
        )
    )


def no_cluster(folder: Path) -> DatabaseTrouble:
    return DatabaseTrouble(
        worded(
            f"„{folder}“ ist kein Datenbankordner und nicht leer. "
            "Bitte verschieben Sie den Inhalt, dann wird die Datenbank neu angelegt.",
            f"“{folder}” is not a database folder and not empty. Move its content away and a new one is made.",
        )
    )


def no_programs(path: Path) -> DatabaseTrouble:
    return DatabaseTrouble(
        worded(
            f"Der mitgelieferte PostgreSQL-Server fehlt in „{path}“. "
            "Bitte installieren Sie die Abhängigkeiten neu oder nennen Sie mit DATABASE_URL "
            "einen anderen Server.",
            f"The supplied PostgreSQL server is missing in “{path}”. "
            "Install the dependencies again or name another server with DATABASE_URL.",
        )
    )


def no_account(name: str) -> DatabaseTrouble:
    return DatabaseTrouble(
        worded(
            f"PostgreSQL läuft nicht als root, und das Benutzerkonto „{name}“ konnte nicht angelegt werden. "
            "Bitte starten Sie als normaler Benutzer oder nennen Sie mit DATABASE_URL einen anderen Server.",
            f"PostgreSQL does not run as root and the user “{name}” could not be made. "
            "Start as a normal user or name another server with DATABASE_URL.",
        )
    )


def too_slow(folder: Path, log: Path) -> DatabaseTrouble:
    return DatabaseTrouble(
        worded(
            f"Die Datenbank in „{folder}“ antwortet nach einer Minute noch nicht (mehr in „{log}“).",
            f"The database in “{folder}” does not answer after a minute (more in “{log}”).",
        )
    )


def foreign_socket_folder(folder: Path) -> DatabaseTrouble:
    return DatabaseTrouble(
        worded(
            f"Der Ordner „{folder}“ für die Verbindung zur Datenbank gehört einem anderen Benutzerkonto. "
            "Bitte löschen Sie ihn oder wählen Sie mit MITEINANDER_VAR einen kürzeren Pfad.",
            f"The folder “{folder}” for the database connection belongs to another user. "
            "Remove it or choose a shorter path with MITEINANDER_VAR.",
        )
    )
