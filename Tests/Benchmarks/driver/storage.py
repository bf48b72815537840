"""Storage: ticketd over the network, a bare loop over SQLite, and PostgreSQL, each writing the same rows, in turn."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .calls import Peer, in_turn, shape_name
from .paths import NATIVE
from .processes import Server, measured
from .stores import Desk, Postgres


@dataclass(frozen=True)
class Work:
    """One thing that is measured. `run` takes seconds and returns what was measured."""

    key: str
    title: str
    run: Callable[[float], dict]


def through_ticketd(desk: Desk, operation: str, shape: tuple[int, int], folder: Callable[[], Path], tickets: int = 1):
    def run(seconds: float) -> dict:
        with desk.serve(folder()) as server:
            return measured([*desk.load(server, operation, shape, tickets), "--seconds", str(seconds)],
                            f"ticketd {operation} at {shape_name(shape)}")
    return run


def through_sqlite(database: Callable[[], Path], *options: str):
    def run(seconds: float) -> dict:
        return measured([NATIVE / "sqlite-loop", "--database", database(), *options, "--seconds", str(seconds)],
                        f"SQLite {' '.join(options)}")
    return run


def through_postgres(postgres: Postgres, template: Path, per_commit: int):
    def run(seconds: float) -> dict:
        return measured(
            [NATIVE / "postgres-loop", "--template", template, "--connection", postgres.connection,
             "--per-commit", str(per_commit), "--seconds", str(seconds)], f"PostgreSQL, {per_commit} a commit")
    return run


def from_memory(peer: Peer, shape: tuple[int, int]):
    def run(seconds: float) -> dict:
        with Server(peer.command()) as server:
            return measured([*peer.load(server, shape), "--seconds", str(seconds)],
                            f"{peer.title} at {shape_name(shape)}")
    return run


def writes(desk: Desk, folder: Path, postgres: Postgres) -> list[Work]:
    """Every one of them begins with the same small database."""
    def fresh() -> Path:
        return desk.copy(folder / "writes")

    def file() -> Path:
        return fresh() / "tickets.db"

    return [
        Work("create-64", "ticketd, CreateTicket 1×64", through_ticketd(desk, "create", (1, 64), fresh)),
        Work("sqlite-64", "C, SQLite, 64 a commit", through_sqlite(file, "--mode", "create", "--per-commit", "64")),
        Work("sqlite-search-64", "C, SQLite, 64 a commit, with the index of searches",
             through_sqlite(file, "--mode", "create", "--per-commit", "64", "--search")),
        Work("postgres-64", "PostgreSQL, 64 a commit", through_postgres(postgres, desk.database, 64)),
        Work("create-1", "ticketd, CreateTicket 1×1", through_ticketd(desk, "create", (1, 1), fresh)),
        Work("sqlite-1", "C, SQLite, 1 a commit", through_sqlite(file, "--mode", "create", "--per-commit", "1")),
        Work("postgres-1", "PostgreSQL, 1 a commit", through_postgres(postgres, desk.database, 1)),
    ]


def reads(desk: Desk, large: Path, tickets: int) -> list[Work]:
    def folder() -> Path:
        return large

    def file() -> Path:
        return large / "tickets.db"

    return [
        Work("get-1x64", "ticketd, GetTicket 1×64", through_ticketd(desk, "get", (1, 64), folder, tickets)),
        Work("get-64x1", "ticketd, GetTicket 64×1", through_ticketd(desk, "get", (64, 1), folder, tickets)),
        Work("sqlite-get", "C, SQLite, a ticket by its key", through_sqlite(file, "--mode", "get")),
        Work("list-1x16", "ticketd, ListTickets 1×16, 50 of an account",
             through_ticketd(desk, "list", (1, 16), folder, tickets)),
        Work("sqlite-list", "C, SQLite, 50 of an account", through_sqlite(file, "--mode", "list")),
    ]


def echoes(peer: Peer | None) -> list[Work]:
    """A peer that has everything in memory, for reads to be held against in the same round."""
    if not peer:
        return []
    return [
        Work("echo-1x64", f"{peer.title}, GetTicket from memory 1×64", from_memory(peer, (1, 64))),
        Work("echo-64x1", f"{peer.title}, GetTicket from memory 64×1", from_memory(peer, (64, 1)))]


def measure(
    desk: Desk, large: Path, folder: Path, echo: Peer | None, tickets: int, rounds: int, seconds: float, tell
) -> list[dict]:
    results = []
    with Postgres(folder / "postgres") as postgres:
        works = writes(desk, folder, postgres) + reads(desk, large, tickets) + echoes(echo)
        for round_number in range(rounds):
            for work in in_turn(works, round_number):
                tell(f"round {round_number + 1} of {rounds}: {work.title}")
                results.append({"work": work.key, "title": work.title, "round": round_number, **work.run(seconds)})
    return results
