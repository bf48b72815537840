"""Instructions and system calls of one call: figures that a busy machine does not change.

A server is run twice with different numbers of calls; the difference is theirs, without start and end."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from .calls import Peer, shape_name
from .processes import Failed, Server, measured

SHAPES = [(1, 64), (64, 1)]
CALLS = (2_000, 12_000)
# Go's runtime does not run under valgrind.
WITHOUT_CALLGRIND = {"go-ttrpc"}


def stripped(program: str, folder: Path) -> str:
    """A copy without debugging data, some of which valgrind cannot read in Swift's programs."""
    copy = folder / Path(program).name
    shutil.copy(program, copy)
    subprocess.run(["strip", "-d", str(copy)], check=True)
    return str(copy)


def total(peer: Peer, shape: tuple[int, int], calls: int, tracer: list[str], program: str) -> Server:
    command = peer.command()
    with Server([*tracer, program, *command[1:]], patience=5) as server:
        measured([*peer.load(server, shape), "--calls", str(calls)], f"{peer.title} under {tracer[0]}")
    return server


def instructions(peer: Peer, shape: tuple[int, int], calls: int, program: str) -> int:
    tracer = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    server = total(peer, shape, calls, tracer, program)
    found = re.search(r"Collected\s*:\s*(\d+)", server.errors)
    if not found:
        raise Failed(f"{peer.title}: callgrind gave no count: {server.errors[-500:]}")
    return int(found[1])


def system_calls(peer: Peer, shape: tuple[int, int], calls: int, folder: Path) -> int:
    summary = folder / "strace"
    total(peer, shape, calls, ["strace", "-f", "-c", "-U", "calls", "-o", str(summary)], peer.program)
    return sum(int(line) for line in summary.read_text().split() if line.isdigit()) // 2


def measure(peers: list[Peer], tell) -> list[dict]:
    results = []
    few, many = CALLS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for peer in peers:
            for shape in SHAPES:
                tell(f"counting {shape_name(shape)} {peer.title}")
                result: dict = {"peer": peer.key, "shape": shape_name(shape)}
                calls = [system_calls(peer, shape, count, folder) for count in CALLS]
                result["system_calls"] = (calls[1] - calls[0]) / (many - few)
                if peer.key not in WITHOUT_CALLGRIND:
                    program = stripped(peer.program, folder)
                    counted = [instructions(peer, shape, count, program) for count in CALLS]
                    result["instructions"] = (counted[1] - counted[0]) / (many - few)
                results.append(result)
    return results
