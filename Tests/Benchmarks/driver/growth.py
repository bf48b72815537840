"""What a call costs as tickets grow in number."""

from pathlib import Path

from .calls import shape_name
from .processes import measured
from .stores import Desk, copied

# The size that others are held against.
FROM = 10_000
SHAPES = {"get": (1, 64), "create": (1, 64), "list": (1, 16), "search": (1, 16)}
NAMES = {"get": "GetTicket", "create": "CreateTicket", "list": "ListTickets", "search": "SearchTickets"}
# Larger databases are written to as they are: copying them takes minutes, and what a run adds is little to them.
COPIED_TICKETS_MAX = 2_000_000


def title(operation: str) -> str:
    return f"{NAMES[operation]} {shape_name(SHAPES[operation])}"


def measure(desk: Desk, operation: str, databases: dict[int, Path], scratch: Path, seconds: float) -> list[dict]:
    """One operation on databases of so many tickets, one after the other."""
    results = []
    for tickets, database in databases.items():
        is_copied = operation == "create" and tickets <= COPIED_TICKETS_MAX
        with desk.serve(copied(database, scratch) if is_copied else database) as server:
            load = desk.load(server, operation, SHAPES[operation], tickets)
            result = measured([*load, "--seconds", str(seconds)], f"{title(operation)} on {tickets:,} tickets")
        results.append({"work": f"growth-{operation}", "tickets": tickets, **result})
    return results
