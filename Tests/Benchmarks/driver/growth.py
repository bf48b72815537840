"""What a call costs as tickets grow in number."""

from dataclasses import dataclass
from pathlib import Path

from .calls import shape_name
from .processes import measured
from .stores import Desk, copied

# The size that others are held against.
FROM = 10_000
# Larger databases are written to as they are: copying them takes minutes, and what a run adds is little to them.
COPIED_TICKETS_MAX = 2_000_000


@dataclass(frozen=True)
class Call:
    """What is called. Words are what somebody of the staff searches for; all else is called by a customer."""

    key: str
    operation: str
    name: str
    shape: tuple[int, int]
    words: str = ""

    @property
    def work(self) -> str:
        return f"growth-{self.key}"

    @property
    def title(self) -> str:
        return f"{self.name}, {shape_name(self.shape)}"


CALLS = [
    Call("get", "get", "GetTicket", (1, 64)),
    Call("create", "create", "CreateTicket", (1, 64)),
    Call("list", "list", "ListTickets", (1, 16)),
    Call("search", "search", "SearchTickets for rare words", (1, 16), "forgotten voucher"),
    Call("search-common", "search", "SearchTickets for a rare word and one that every ticket has", (1, 16),
         "voucher update"),
]


def measure(
    desk: Desk, staff: str, call: Call, databases: dict[int, Path], scratch: Path, seconds: float
) -> list[dict]:
    """One kind of call on databases of so many tickets, one after the other. Staff is somebody's token."""
    results = []
    for tickets, database in databases.items():
        is_copied = call.operation == "create" and tickets <= COPIED_TICKETS_MAX
        with desk.serve(copied(database, scratch) if is_copied else database) as server:
            load = desk.load(server, call.operation, call.shape, tickets, staff if call.words else "", call.words)
            result = measured([*load, "--seconds", str(seconds)], f"{call.title} on {tickets:,} tickets")
        results.append({"work": call.work, "tickets": tickets, **result})
    return results
