"""One database folder with its server: made once, then started, found, healed."""

import hashlib
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from miteinander.ground.folders import FolderTrouble, writable
from miteinander.ground.postgres import lease, postmaster, programs, trouble
from miteinander.ground.postgres.account import Account, account_for, make_reachable
from miteinander.ground.postgres.postmaster import Postmaster

OWNER = "miteinander"  # the role and the database
SOCKET_PATH_LIMIT = 107
ROOM_FOR_A_NEW_ONE = 150 * 1024 * 1024
PATIENCE = 60.0
LOG_LIMIT = 5 * 1024 * 1024

# A town hall's small machine: no compiling of queries, little memory; every commit reaches the disk.
SETTINGS = {
    "listen_addresses": "",
    "jit": "off",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "max_worker_processes": "4",
    "max_parallel_workers": "2",
    "autovacuum_max_workers": "2",
    "io_method": "sync",
    "max_wal_size": "256MB",
    "max_wal_senders": "2",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "unix_socket_permissions": "0700",
    "fsync": "on",
    "synchronous_commit": "on",
}
# Test data may be lost: then a commit costs nothing. Capacity tests open many connections at once.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "300"}


@dataclass(frozen=True)
class Cluster:
    """A database folder; `durable` is only given up for tests."""

    folder: Path
    durable: bool = True

    @property
    def log(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}.log")


def ensure(cluster: Cluster, *, tied: bool = False) -> Postmaster:
    """Return the server of this folder, made, healed and started if need be, and hold it."""
    try:
        writable(cluster.folder.parent)
    except FolderTrouble as problem:
        raise trouble.DatabaseTrouble(str(problem)) from None
    with lease.starting(cluster.folder):
        lease.take(cluster.folder)
        try:
            return _ensure(cluster, tied=tied)
        except PermissionError:
            raise trouble.not_ours(cluster.folder) from None
        except OSError as error:
            raise trouble.from_log(str(error), cluster.folder, cluster.log) from error


def leave(cluster: Cluster) -> None:
    """Give the server back and stop it when nobody else uses it."""
    if not cluster.folder.exists():  # somebody removed it
        return
    with lease.starting(cluster.folder):
        if lease.give_back(cluster.folder):
            postmaster.stop(cluster.folder)


def stop(cluster: Cluster) -> None:
    """Stop the server whoever else uses it."""
    with lease.starting(cluster.folder):
        lease.give_back(cluster.folder)
        postmaster.stop(cluster.folder)


def _ensure(cluster: Cluster, *, tied: bool) -> Postmaster:
    account = account_for(cluster.folder)
    if not (cluster.folder / "PG_VERSION").exists():
        _create(cluster.folder, account)
    found = (cluster.folder / "PG_VERSION").read_text().strip()
    if found != programs.VERSION:
        raise trouble.wrong_version(cluster.folder, found, programs.VERSION)
    server = _running(cluster) or _start(cluster, account, tied=tied)
    marker = cluster.folder / "miteinander.ready"
    if not marker.exists():
        programs.run("createdb", "-h", str(server.sockets), "-U", OWNER, OWNER, account=account, folder=cluster.folder)
        marker.touch()
    return server


def _create(folder: Path, account: Account | None) -> None:
    """Make the cluster beside its place and move it there: an interrupted start leaves nothing half made."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise trouble.no_cluster(folder)
    if shutil.disk_usage(folder.parent).free < ROOM_FOR_A_NEW_ONE:
        raise trouble.disk_full(folder)
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    if account:
        account.take(fresh)
        make_reachable(fresh)
    words = ["--pgdata", str(fresh), "--username", OWNER, "--auth=trust", "--encoding=UTF8", "--locale=C"]
    words += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]  # the same order on every machine
    made = programs.run("initdb", *words, account=account, folder=fresh)
    if made.returncode:
        shutil.rmtree(fresh, ignore_errors=True)
        raise trouble.from_log(made.stdout + made.stderr, folder, fresh)
    if folder.exists():
        folder.rmdir()
    fresh.rename(folder)


def _running(cluster: Cluster) -> Postmaster | None:
    """Return a server that is up, waiting for one that is coming or going."""
    end = time.monotonic() + PATIENCE
    while server := postmaster.find(cluster.folder):
        if server.ready and server.answers():
            return server
        if time.monotonic() > end:
            raise trouble.too_slow(cluster.folder, cluster.log)
        time.sleep(0.05)
    return None


def _start(cluster: Cluster, account: Account | None, *, tied: bool) -> Postmaster:
    """Start the server, again for a while if helpers of a killed one still hold its memory."""
    sockets = _socket_folder(cluster.folder, account)
    if account:
        make_reachable(cluster.folder)
    end = time.monotonic() + PATIENCE
    while True:
        postmaster.clear(cluster.folder, sockets)
        said = _try(cluster, account, sockets, tied=tied)
        if isinstance(said, Postmaster):
            return said
        if "still in use" not in said or time.monotonic() > end:
            raise trouble.from_log(said, cluster.folder, cluster.log)
        time.sleep(0.2)


def _try(cluster: Cluster, account: Account | None, sockets: Path, *, tied: bool) -> Postmaster | str:
    """Start once; return the server or what it said before it gave up."""
    if cluster.log.exists() and cluster.log.stat().st_size > LOG_LIMIT:
        cluster.log.unlink()
    settings = {**SETTINGS, **({} if cluster.durable else CARELESS), "unix_socket_directories": str(sockets)}
    words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    with cluster.log.open("ab") as log:
        begin = log.tell()
        process = programs.launch(
            "-D", str(cluster.folder), *words, account=account, folder=cluster.folder, log=log, tied=tied
        )
    end = time.monotonic() + PATIENCE
    while process.poll() is None:
        server = postmaster.find(cluster.folder)
        if server and server.ready and server.pid == process.pid:
            _forget(process)
            return server
        if time.monotonic() > end:
            raise trouble.too_slow(cluster.folder, cluster.log)
        time.sleep(0.02)
    return cluster.log.read_bytes()[begin:].decode(errors="replace")


def _forget(process: subprocess.Popen[bytes]) -> None:
    """Tell Python that the server outlives this object on purpose, or it warns of a process left running."""
    process.returncode = 0


def _socket_folder(folder: Path, account: Account | None) -> Path:
    """Return where the socket goes: the folder itself, or a short one of the same name each time."""
    if len(str(folder / postmaster.SOCKET).encode()) <= SOCKET_PATH_LIMIT and "," not in str(folder):
        return folder
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
    short = Path(tempfile.gettempdir()) / f"miteinander-{name}"
    if not short.exists():
        short.mkdir(mode=0o700)
        if account:
            account.take(short)
    owner = account.uid if account else folder.stat().st_uid
    if short.is_symlink() or short.stat().st_uid != owner:
        raise trouble.foreign_socket_folder(short)
    return short
