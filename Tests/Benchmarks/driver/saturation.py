"""A writer that is never without work, on many tickets, and a reader beside it."""

from pathlib import Path

from .processes import measured, measured_together
from .stores import Desk, copied


def measure(desk: Desk, large: Path, tickets: int, scratch: Path, seconds: float) -> list[dict]:
    """The reader alone, then both, on a fresh copy: so every round begins with the same database."""
    folder = copied(large, scratch)
    database = folder / "tickets.db"
    with desk.serve(folder) as server:
        read = [*desk.load(server, "get", (1, 1), tickets), "--seconds", str(seconds)]
        write = [*desk.load(server, "create", (1, 64)), "--seconds", str(seconds)]
        quiet = measured(read, "GetTicket 1×1")
        before = database.stat().st_mtime_ns
        written, beside = measured_together([
            (write, "CreateTicket 1×64 beside a reader"), (read, "GetTicket 1×1 beside a writer")])
        # Commits go into the log beside the database; the database itself is written by checkpoints alone.
        has_checkpoint = database.stat().st_mtime_ns > before
    return [{"work": "read-quiet", **quiet}, {"work": "read-beside", **beside},
            {"work": "write-beside", "has_checkpoint": has_checkpoint, **written}]
