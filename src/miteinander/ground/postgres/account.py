"""Who runs the server: PostgreSQL refuses root, so root hands the work to a user of its own."""

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

from miteinander.ground.postgres import trouble

ACCOUNT = "miteinander-db"


@dataclass(frozen=True)
class Account:
    """The user the server runs as; `None` stands for whoever we are."""

    uid: int
    gid: int

    def owns(self, path: Path) -> bool:
        return path.stat().st_uid == self.uid

    def take(self, path: Path) -> None:
        os.chown(path, self.uid, self.gid)


def account_for(folder: Path) -> Account | None:
    """Return the user for the cluster in `folder`: ourselves, its owner, or root's own system user."""
    if os.geteuid() != 0:
        return None
    for place in (folder, folder.parent):
        if place.exists() and (owner := place.stat()).st_uid != 0:
            return Account(owner.st_uid, owner.st_gid)
    return _system_user()


def make_reachable(path: Path) -> None:
    """Let the server's user pass through to `path`: the right to traverse, not the right to list."""
    for place in path.resolve().parents:
        mode = place.stat().st_mode
        if not mode & stat.S_IXOTH:
            place.chmod(mode | stat.S_IXOTH)


def make_readable(programs: Path) -> None:
    """Open the server's programs to its user when a strict umask closed them at installation."""
    make_reachable(programs)
    if (programs / "postgres").stat().st_mode & stat.S_IROTH and programs.stat().st_mode & stat.S_IXOTH:
        return
    package = programs.parents[1]
    for tree in (package, package.with_name(f"{package.name}.libs")):
        for place in (tree, *tree.rglob("*")) if tree.exists() else ():
            mode = place.stat().st_mode
            place.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))


def _system_user() -> Account:
    try:
        entry = pwd.getpwnam(ACCOUNT)
    except KeyError:
        entry = _make_system_user()
    return Account(entry.pw_uid, entry.pw_gid)


def _make_system_user() -> pwd.struct_passwd:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is None:
        raise trouble.no_account(ACCOUNT)
    words = [useradd, "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    made = subprocess.run(  # noqa: S603 - fixed words, no input of a user
        [*words, "--shell", "/usr/sbin/nologin", ACCOUNT], capture_output=True, check=False
    )
    try:
        return pwd.getpwnam(ACCOUNT)
    except KeyError:
        raise trouble.no_account(ACCOUNT) from OSError(made.stderr.decode(errors="replace"))
