"""How soon ticketd answers after its start, and what it holds when it has nothing to do."""

import time
from pathlib import Path

from .processes import measured
from .stores import Desk

# What it does by itself after a start is done by then.
REST_SECONDS = 1


def measure(desk: Desk, large: Path, tickets: int) -> list[dict]:
    """From asking the system for the process until GetTicket is answered to a program that is started as soon as
    ticketd listens. ticketd has stopped cleanly before, and the kernel has its files in memory."""
    began = time.monotonic()
    with desk.serve(large) as server:
        listening = time.monotonic()
        measured([*desk.load(server, "get", (1, 1), tickets), "--calls", "1"], "the first call after a start")
        answered = time.monotonic()
        time.sleep(REST_SECONDS)
        return [{"work": "start", "listening_us": (listening - began) * 1e6, "answered_us": (answered - began) * 1e6,
                 **server.memory()}]
