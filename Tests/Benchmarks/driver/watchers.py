"""Many who watch one desk, and what an event costs that nobody watches."""

import resource
from pathlib import Path

from .paths import NATIVE
from .processes import Failed, Server, measured
from .stores import Desk, copied

WATCHERS = 1_000
# The desk at which the loads make tickets.
DESK = "account-portal"
# People of the staff, who see every event; the watchers are these in turn.
READERS = 20


def readers(desk: Desk) -> list[str]:
    """Tokens of people of the staff, whom copies of the desk know from now on."""
    return [desk.add(f"agent{number}@example.com", f"Agent {number}", "--role", "agent") for number in range(READERS)]


def allow_connections() -> None:
    """For this process and those that it starts: each watcher has a connection, and a file handle at both ends."""
    needed = WATCHERS + 200
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < needed:
        if hard != resource.RLIM_INFINITY and hard < needed:
            raise Failed(f"a process may have {hard} files open here; {needed} are needed (ulimit -Hn)")
        resource.setrlimit(resource.RLIMIT_NOFILE, (needed, hard))


def load(desk: Desk, server: Server, tokens: list[str], count: int) -> list[str]:
    given = [word for token in tokens for word in ("--reader", token)]
    return [
        str(NATIVE / "watch"), "--port", str(server.port), "--pid", str(server.pid), "--token", desk.token,
        "--watchers", str(count), *given]


def measure_desk(desk: Desk, tokens: list[str], small: Path, scratch: Path, seconds: float) -> list[dict]:
    """Everybody watches the desk at which tickets are made."""
    with desk.serve(copied(small, scratch)) as server:
        result = measured([*load(desk, server, tokens, WATCHERS), "--desk", DESK, "--seconds", str(seconds)],
                          f"{WATCHERS:,} watchers of a desk")
    return [{"work": "watch", **result}]


def measure_others(desk: Desk, tokens: list[str], small: Path, scratch: Path, seconds: float) -> list[dict]:
    """Nobody watches the tickets that are made: with nobody there at all, and with many who watch a ticket each."""
    results = []
    for count in (0, WATCHERS):
        with desk.serve(copied(small, scratch)) as server:
            result = measured(
                [*load(desk, server, tokens, count), "--first", str(desk.first), "--seconds", str(seconds)],
                f"CreateTicket beside {count:,} watchers of other tickets")
        results.append({"work": "unwatched", **result})
    return results
