"""What the comparison of stores runs on: databases of ticketd's own making, and a PostgreSQL of the run's own."""

import os
import pwd
import shutil
import socket
import sqlite3
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from .paths import NATIVE
from .processes import Failed, Server, measured

ACCOUNT = "acme"
# Limits are not what is measured: how often somebody may call, how many may be connected without ttrpc's extension.
UNLIMITED = {"TICKETD_RATES_PERSON_PER_SECOND": "0", "TICKETD_RATES_TENANT_PER_SECOND": "0",
             "TICKETD_LIMITS_CONNECTIONS_UNAUTHENTICATED": "4096"}
TICKETS_PER_COMMIT_SEEDING = 1_000
# Tickets that searches are for stand at so many places between all others. So many a search finds, however large a
# database is, if it is for a word of theirs; "update" is in the subject of every other ticket, too.
FOUND, PLACES = 50, 5
FOUND_SUBJECT = "Forgotten voucher since the update"


class Desk:
    """A folder of ticketd's with somebody who may call, and a ticket, whose rows are the pattern for others."""

    def __init__(self, ticketd: Path, folder: Path):
        self.ticketd = ticketd
        self.folder = folder
        self.token = self.add("ana@example.com", "Ana Lima", "--account", ACCOUNT)
        with self.serve() as server:
            measured(self.load(server, "create", (1, 1)) + ["--calls", "1"], "the first ticket")
        self.first = self.numbers(folder)[0]

    @property
    def database(self) -> Path:
        return self.folder / "tickets.db"

    def add(self, email: str, name: str, *options: str) -> str:
        """Adds a person and returns a token. Copies that are made from now on know the person, too."""
        added = subprocess.run(
            [self.ticketd, "user", "add", "--data", self.folder, "--email", email, "--name", name, *options],
            capture_output=True, text=True, check=False)
        if added.returncode:
            raise Failed(f"ticketd user add: {added.stderr.strip()}")
        return added.stdout.strip()

    def serve(self, folder: Path | None = None, tracer: Sequence[str] = (), patience: float = 1) -> Server:
        serve = [str(self.ticketd), "serve", "--listen", "127.0.0.1:0", "--data", str(folder or self.folder)]
        return Server([*tracer, *serve], UNLIMITED, patience)

    def load(self, server: Server, operation: str, shape: tuple[int, int], tickets: int = 1, token: str = "",
             words: str = "") -> list[str]:
        """By the customer whose tickets they all are, unless another token is given."""
        first = getattr(self, "first", 1)
        return [
            str(NATIVE / "load"), "--port", str(server.port), "--pid", str(server.pid), "--token",
            token or self.token, "--operation", operation, "--connections", str(shape[0]), "--in-flight", str(shape[1]),
            "--first", str(first), "--tickets", str(tickets), "--account", ACCOUNT,
            *(["--words", words] if words else [])]

    @staticmethod
    def numbers(folder: Path) -> tuple[int, int]:
        """The first and the last ticket's number: the lower 40 bits of their keys."""
        with sqlite3.connect(folder / "tickets.db") as database:
            low, high = database.execute("SELECT min(ticket), max(ticket) FROM tickets").fetchone()
        database.close()
        return low & (1 << 40) - 1, high & (1 << 40) - 1

    def copy(self, folder: Path) -> Path:
        return copied(self.folder, folder)

    def grow(self, folder: Path, tickets: int) -> Path:
        """A copy with so many tickets, written as ticketd writes them, and those that are searched for between them.
        ticketd has stopped cleanly."""
        self.copy(folder)
        for place in range(PLACES):
            rows = tickets * (place + 1) // PLACES - tickets * place // PLACES
            measured([NATIVE / "sqlite-loop", "--database", folder / "tickets.db", "--mode", "create", "--search",
                      "--rows", str(rows), "--per-commit", str(min(rows, TICKETS_PER_COMMIT_SEEDING))],
                     "making many tickets")
            with self.serve(folder) as server:
                create = self.load(server, "create", (1, 1))
                measured([*create, "--calls", str(FOUND // PLACES), "--words", FOUND_SUBJECT], "tickets to be found")
                # The newest ticket is the pattern of those that follow.
                measured([*create, "--calls", "1"], "a ticket for a pattern")
        return folder


def copied(source: Path, target: Path) -> Path:
    """A copy, on the disk when this returns, so that writing it out is in nobody's way. It shares the blocks of the
    original where the file system can do that."""
    shutil.rmtree(target, ignore_errors=True)
    done = subprocess.run(["cp", "-r", "--reflink=auto", source, target], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"cp: {done.stderr.strip()}")
    for path in target.rglob("*"):
        if path.is_file():
            with open(path, "rb") as file:
                os.fsync(file.fileno())
    return target


class Postgres:
    """A cluster in a folder of its own, on a port of its own, with the settings that PostgreSQL comes with."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.user = self._user()
        folder.mkdir()
        if self.user:
            shutil.chown(folder, self.user)
        self._run("initdb", "-D", str(folder / "data"), "-A", "trust", "-U", "benchmark", "-E", "UTF8", "--locale=C")

    @staticmethod
    def binaries() -> Path | None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
        return found[-1].parent if found else None

    @staticmethod
    def _user() -> str | None:
        """PostgreSQL does not run as root: then it is the user that Debian made for it."""
        if os.geteuid() != 0:
            return None
        try:
            return pwd.getpwnam("postgres").pw_name
        except KeyError:
            return "nobody"

    def _command(self, name: str, *arguments: str) -> dict:
        binaries = self.binaries()
        if not binaries:
            raise Failed("PostgreSQL is not under /usr/lib/postgresql")
        account = {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid, "extra_groups": []} if self.user else {}
        return {"args": [str(binaries / name), *arguments], "cwd": self.folder, "stdout": subprocess.PIPE,
                "stderr": subprocess.STDOUT, "text": True, **account}

    def _run(self, name: str, *arguments: str) -> None:
        done = subprocess.run(**self._command(name, *arguments), check=False)
        if done.returncode:
            raise Failed(f"{name}: {done.stdout[-2000:]}")

    def __enter__(self) -> "Postgres":
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        command = self._command("postgres", "-D", str(self.folder / "data"), "-p", str(self.port),
                                "-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={self.folder}")
        with open(self.folder.with_suffix(".log"), "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(**{**command, "stdout": log})
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            try:
                self._run("pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port))
                return self
            except Failed:
                time.sleep(0.1)
        self.__exit__()
        raise Failed(f"PostgreSQL did not start: {self.folder.with_suffix('.log').read_text()[-2000:]}")

    def __exit__(self, *_: object) -> None:
        # A fast shutdown: connections are ended, what was committed is kept.
        self.process.send_signal(2)
        self.process.wait()

    @property
    def connection(self) -> str:
        return f"host=127.0.0.1 port={self.port} dbname=postgres user=benchmark"
