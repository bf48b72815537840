"""What is counted, and how: each work runs twice under callgrind with different numbers of calls."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from driver.processes import Failed, measured
from driver.stores import Desk

from . import profile
from .profile import Counts
from .thresholds import Figure

# So that the kind of processor and chance count for less: which of its own copies of memcpy and the like glibc takes,
# and how Swift's dictionaries hash.
PINNED = ["GLIBC_TUNABLES=glibc.cpu.hwcaps=" + ",".join(f"-{feature}" for feature in (
              "AVX_Fast_Unaligned_Load", "AVX2", "AVX512F", "AVX512VL", "BMI2", "ERMS", "FSRM", "RTM", "SSSE3",
              "SSE4_1", "SSE4_2")),
          "SWIFT_DETERMINISTIC_HASHING=1"]
# How much slower than usual a server may start under callgrind, on a machine that does other things.
PATIENCE = 10
# How long a call may take there, in seconds.
TIMEOUT = 600
# Tickets that there are; GetTicket asks for them in an order that is always the same.
TICKETS = 2_000


def tracer(output: Path) -> list[str]:
    # Without its own debugger's door, for which it would put pipes into /tmp.
    return ["env", *PINNED, "valgrind", "--vgdb=no", "--tool=callgrind", f"--callgrind-out-file={output}"]


class Bench:
    """A folder with a desk and tickets, made by ticketd itself without a tracer, and the programs to be counted."""

    def __init__(self, programs: Path, folder: Path):
        self.folder = folder
        # Valgrind cannot read some of the debugging data of Swift's programs. It dies of those that are linked with
        # libdispatch.so, too: up to 3.19 it changes the mask of sigsuspend in place, which is read-only there.
        for name in ("ticketd", "gate-probes"):
            subprocess.run(["strip", "-d", "-o", folder / name, programs / name], check=True)
        self.probes = folder / "gate-probes"
        self.desk = Desk(folder / "ticketd", folder / "desk")
        with self.desk.serve() as server:
            measured([*self.desk.load(server, "create", (1, 64)), "--calls", str(TICKETS - 1)], "making tickets")

    @contextmanager
    def copy(self) -> Iterator[Path]:
        """The database for one run."""
        with tempfile.TemporaryDirectory(dir=self.folder) as name:
            yield self.desk.copy(Path(name) / "data")


@dataclass(frozen=True)
class Work:
    """`run` makes so many calls and leaves a profile of whoever is counted."""

    key: str
    few: int
    many: int
    run: Callable[[Bench, int, Path], None]
    figures: list[Figure]

    def counted(self, bench: Bench, profiles: Path) -> dict[str, float]:
        """The value of each figure. The profiles of both runs stay for whoever wants to know more."""
        few, many = (self._counts(bench, calls, profiles / f"{self.key}.{name}.callgrind")
                     for calls, name in ((self.few, "few"), (self.many, "many")))
        per_call = many.per_call(few, self.many - self.few)
        return {figure.key: getattr(per_call, figure.key.rpartition(".")[2]) for figure in self.figures}

    def _counts(self, bench: Bench, calls: int, output: Path) -> Counts:
        output.unlink(missing_ok=True)
        self.run(bench, calls, output)
        try:
            return profile.read(output)
        except (OSError, ValueError) as error:
            raise Failed(f"{self.key}: {error}") from None


def server(operation: str, shape: tuple[int, int]) -> Callable[[Bench, int, Path], None]:
    """ticketd itself; the load is not counted."""
    def run(bench: Bench, calls: int, output: Path) -> None:
        with bench.copy() as folder, bench.desk.serve(folder, tracer(output), PATIENCE) as running:
            load = bench.desk.load(running, operation, shape, TICKETS)
            measured([*load, "--timeout", str(TIMEOUT), "--calls", str(calls)], f"{operation} under callgrind")
    return run


def probe(name: str) -> Callable[[Bench, int, Path], None]:
    """Something that needs no server."""
    def run(bench: Bench, calls: int, output: Path) -> None:
        traced(output, [bench.probes, name, calls])
    return run


def client(bench: Bench, calls: int, output: Path) -> None:
    """The client library; its server is not counted."""
    with bench.copy() as folder, bench.desk.serve(folder) as running:
        traced(output, [bench.probes, "call", calls, f"127.0.0.1:{running.port}", bench.desk.token, bench.desk.first])


def traced(output: Path, command: list[object]) -> None:
    done = subprocess.run([*tracer(output), *map(str, command)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"gate-probes {command[1]}: {done.stderr[-2000:]}")


def figures(key: str, what: str) -> list[Figure]:
    return [Figure(f"{key}.instructions", "instructions", what),
            Figure(f"{key}.allocations", "allocations", what, digits=2)]


WORKS = [
    Work("get-1x64", 200, 1_200, server("get", (1, 64)),
         figures("get-1x64", "ticketd: GetTicket from SQLite with a token; one connection, 64 calls in flight")),
    Work("get-64x1", 200, 1_200, server("get", (64, 1)),
         figures("get-64x1", "ticketd: the same; 64 connections, one call in flight on each")),
    # With more in flight it would depend on the machine how many share a commit.
    Work("create-1x1", 128, 768, server("create", (1, 1)),
         figures("create-1x1", "ticketd: CreateTicket with a request id, durable; one call and one commit at a time")),
    Work("request", 1_000, 11_000, probe("request"),
         figures("request", "the server's machine: a request frame with a deadline and a token, up to its call")),
    Work("message", 1_000, 11_000, probe("message"),
         figures("message", "the server's machine: a frame of a stream of requests, up to its message")),
    Work("client-call", 200, 1_200, client,
         figures("client-call", "the Swift client library: GetTicket, one call after the other")),
]
