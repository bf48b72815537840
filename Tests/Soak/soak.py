#!/usr/bin/env python3
"""Loads a development server with a mix of calls, and samples what it uses meanwhile.

    soak.py HOST:PORT PID DATA [--hours 1] [--rate 60] [--fill 96] [--output DIRECTORY]

Writes soak.csv and soak.svg, prints the verdicts, and exits with 1 where one is bad: memory that grows by 1% an hour or
more after the warm-up, a write-ahead log above 64 MiB, handles that do not stay, failed calls.

Memory is the server's own, without pages of files, which the system drops when it likes; nothing else is taken off.
The writer keeps up to 64 MiB of the database, and at ordinary rates a young database takes hours to come to that size.
So the database is filled beyond it first, before time begins to count.
"""

import argparse
import asyncio
import csv
import hashlib
import json
import pathlib
import random
import sys
import time
from collections import Counter
from dataclasses import astuple, dataclass, fields

from picture import Panel, draw
from ticketclient import RPCError
from ticketclient._generated.services import AttachmentServiceStub, EventServiceStub, TicketServiceStub
from ticketclient.calls import TicketCalls
from ticketclient.messages import (
    AddCommentRequest,
    Comment,
    CreateTicketRequest,
    GetTicketRequest,
    ListTicketsRequest,
    SearchTicketsRequest,
    Ticket,
    TransitionTicketRequest,
    UploadAttachmentRequest,
    WatchEventsRequest,
)
from ticketclient.ttrpc import Address, Channel, Metadata

MIB = 1 << 20
LOG_BYTES_MAX = 64 * MIB
# Half as much again as the writer keeps of the database: SQLiteStoreOptions.writerCacheBytes.
FILL_MIB = 96
# Below the 256 KiB that a comment may have; each stands in the database twice, as a comment and in its event.
FILL_BODY = "padding " * 30_000
FILL_COMMENTS_PER_TICKET = 40
SLOPE_PERCENT_MAX = 1.0
# Of a run this part at its beginning is not looked at: caches fill.
WARM_UP = 0.25
# In less time than this a slope says nothing.
SLOPE_HOURS_MIN = 0.5
WORDS = "billing invoice sesión printer señal password café report export timeout".split()


@dataclass
class Sample:
    """What was seen at one moment, and since the one before."""

    seconds: float
    rss_mib: float
    own_mib: float
    handles: int
    log_mib: float
    database_mib: float
    calls: int
    failures: int
    p50_ms: float
    p99_ms: float


class Server:
    """The process that is looked at."""

    def __init__(self, pid: int, data: pathlib.Path) -> None:
        self._proc = pathlib.Path("/proc", str(pid))
        self._data = data

    def memory_mib(self) -> tuple[float, float]:
        """All that is resident, and of it what is no page of a file: the system may drop those whenever it likes."""
        lines = dict(line.split(":", 1) for line in (self._proc / "status").read_text().splitlines() if ":" in line)
        return tuple(int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon"))

    def handles(self) -> int:
        return len(list((self._proc / "fd").iterdir()))

    def file_mib(self, name: str) -> float:
        path = self._data / name
        return path.stat().st_size / MIB if path.exists() else 0.0


class Caller:
    """Somebody with a connection, who does one thing after the other."""

    def __init__(self, address: str, token: str, seed: int) -> None:
        metadata = Metadata()
        metadata.add("authorization", f"Bearer {token}")
        self._channel = Channel(Address.parse(address, 7411), token="")
        calls = TicketCalls(self._channel, metadata)
        self._tickets = TicketServiceStub(calls)
        self._attachments = AttachmentServiceStub(calls)
        self._events = EventServiceStub(calls)
        self._random = random.Random(seed)
        self._numbers: list[int] = []

    async def act(self) -> None:
        """Does one of the things that are done, as often as people do them."""
        if not self._numbers:
            return await self._create()
        weights = {
            self._get: 40, self._comment: 20, self._create: 8, self._list: 10, self._search: 5, self._move: 8,
            self._upload: 4, self._watch: 5,
        }
        await self._random.choices(list(weights), list(weights.values()))[0]()

    async def close(self) -> None:
        await self._channel.close()

    @property
    def _number(self) -> int:
        return self._random.choice(self._numbers)

    def _text(self, count: int) -> str:
        return " ".join(self._random.choices(WORDS, k=count))

    async def _create(self) -> None:
        ticket = Ticket(desk="account-portal", subject=self._text(5), description=self._text(40))
        created = await self._tickets.create_ticket(CreateTicketRequest(ticket=ticket))
        self._numbers = self._numbers[-199:] + [created.number]

    async def _get(self) -> None:
        await self._tickets.get_ticket(GetTicketRequest(number=self._number))

    async def _comment(self) -> None:
        comment = Comment(body=self._text(30))
        await refusable(self._tickets.add_comment(AddCommentRequest(number=self._number, comment=comment)))

    async def _move(self) -> None:
        status = self._random.choice(["resolved", "closed", "open", "pending"])
        await refusable(
            self._tickets.transition_ticket(TransitionTicketRequest(number=self._number, status=status)))

    async def _list(self) -> None:
        await self._tickets.list_tickets(ListTicketsRequest(page_size=50))

    async def _search(self) -> None:
        await self._tickets.search_tickets(SearchTicketsRequest(query=self._text(2), page_size=20))

    async def _upload(self) -> None:
        data = self._random.randbytes(20_000)
        start = UploadAttachmentRequest(start={
            "upload_id": f"soak-{self._random.getrandbits(64):x}", "ticket_number": self._number,
            "filename": "soak.bin", "size_bytes": len(data), "sha256": hashlib.sha256(data).digest()})
        call = self._attachments.upload_attachment()

        async def send() -> None:
            async with call:
                await call.send(start)
                await call.send(UploadAttachmentRequest(chunk={"data": data}))
                await call.half_close()
                await call.reply()

        await refusable(send())

    async def _watch(self) -> None:
        async with self._events.watch_events(WatchEventsRequest(from_start=True)) as call:
            for _ in range(20):
                await call.receive()


async def refusable(call) -> None:
    """A move that the workflow does not have, or a comment behind the end, is as good an answer as another."""
    try:
        await call
    except RPCError as error:
        if error.code.name not in ("FAILED_PRECONDITION", "RESOURCE_EXHAUSTED"):
            raise


async def fill(address: str, token: str, server: Server, mib: float) -> None:
    """Has somebody write until the database is so large. Nobody else sees these tickets; they cost the load nothing."""
    metadata = Metadata()
    metadata.add("authorization", f"Bearer {token}")
    channel = Channel(Address.parse(address, 7411), token="")
    tickets = TicketServiceStub(TicketCalls(channel, metadata))
    while server.file_mib("tickets.db") < mib:
        created = await tickets.create_ticket(
            CreateTicketRequest(ticket=Ticket(desk="account-portal", subject="Fills the database")))
        for _ in range(FILL_COMMENTS_PER_TICKET):
            await tickets.add_comment(
                AddCommentRequest(number=created.number, comment=Comment(body=FILL_BODY)))
    await channel.close()


class Load:
    """All callers, and what they measured since somebody looked."""

    def __init__(self, address: str, tokens: list[str], rate: float) -> None:
        self._callers = [Caller(address, token, seed) for seed, token in enumerate(tokens)]
        self._pause = len(tokens) / rate
        self.latencies: list[float] = []
        self.failures: Counter[str] = Counter()

    async def run(self, until: float) -> None:
        await asyncio.gather(*(self._run(caller, until) for caller in self._callers))
        for caller in self._callers:
            await caller.close()

    async def _run(self, caller: Caller, until: float) -> None:
        await asyncio.sleep(random.random() * self._pause)
        while time.monotonic() < until:
            start = time.perf_counter()
            try:
                await caller.act()
                self.latencies.append(time.perf_counter() - start)
            except RPCError as error:
                self.failures[error.code.name] += 1
            await asyncio.sleep(max(0.0, self._pause - (time.perf_counter() - start)))

    def take(self) -> tuple[int, int, float, float]:
        """How many calls and failures there were, and the median and 99th percentile in ms."""
        latencies, self.latencies = sorted(self.latencies), []
        failures = self.failures.total()
        self.failures.clear()
        if not latencies:
            return 0, failures, 0.0, 0.0
        return len(latencies), failures, *(1000 * latencies[len(latencies) * p // 100] for p in (50, 99))


async def sample(server: Server, load: Load, until: float, interval: float) -> list[Sample]:
    start = time.monotonic()
    samples: list[Sample] = []
    while time.monotonic() < until:
        await asyncio.sleep(min(interval, max(0.0, until - time.monotonic())))
        rss, own = server.memory_mib()
        samples.append(
            Sample(
                time.monotonic() - start, rss, own, server.handles(), server.file_mib("tickets.db-wal"),
                server.file_mib("tickets.db"), *load.take()))
        last = samples[-1]
        print(
            f"{last.seconds:7.0f} s  {last.own_mib:6.1f} MiB of its own  {last.handles:4} handles  "
            f"log {last.log_mib:5.1f} MiB  {last.calls:6} calls  p99 {last.p99_ms:6.1f} ms", flush=True)
    return samples


def slope_percent_an_hour(samples: list[Sample], values: list[float]) -> float:
    """How much memory grows, by least squares, of what it is on average."""
    times = [one.seconds / 3600 for one in samples]
    mean_time, mean = sum(times) / len(times), sum(values) / len(values)
    spread = sum((one - mean_time) ** 2 for one in times)
    if spread == 0 or mean == 0:
        return 0.0
    return 100 * sum((t - mean_time) * (v - mean) for t, v in zip(times, values)) / spread / mean


def verdicts(samples: list[Sample], hours: float) -> list[tuple[bool, str]]:
    later = [one for one in samples if one.seconds >= WARM_UP * samples[-1].seconds] or samples
    slope = slope_percent_an_hour(later, [one.own_mib for one in later])
    log = max(one.log_mib for one in samples)
    half = len(later) // 2
    before, after = (max((one.handles for one in part), default=0) for part in (later[:half], later[half:]))
    failures, calls = sum(one.failures for one in samples), sum(one.calls for one in samples)
    is_long = hours >= SLOPE_HOURS_MIN
    return [
        (
            slope < SLOPE_PERCENT_MAX or not is_long,
            f"memory grows by {slope:.2f}% an hour" + ("" if is_long else " (too short a run to tell)"),
        ),
        (log * MIB < LOG_BYTES_MAX, f"the log has {log:.1f} MiB at most"),
        (after <= before + 4, f"handles: {before} at most in the first half, {after} in the second"),
        (failures == 0 and calls > 0, f"{calls} calls, {failures} failed"),
        (True, f"p99 {sorted(one.p99_ms for one in samples)[len(samples) // 2]:.1f} ms, the median of all samples"),
    ]


def write(samples: list[Sample], directory: pathlib.Path) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / "soak.csv").open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(field.name for field in fields(Sample))
        table.writerows([round(value, 3) for value in astuple(one)] for one in samples)
    minutes = [one.seconds / 60 for one in samples]
    panels = [
        Panel("memory, MiB", {"all": [one.rss_mib for one in samples], "its own": [one.own_mib for one in samples]}),
        Panel("handles", {"open": [one.handles for one in samples]}),
        Panel("write-ahead log, MiB", {"size": [one.log_mib for one in samples]}),
        Panel("latency, ms", {"p50": [one.p50_ms for one in samples], "p99": [one.p99_ms for one in samples]}),
    ]
    (directory / "soak.svg").write_text(draw("A server under a mixed load", minutes, panels))


async def soak(options: argparse.Namespace) -> list[Sample]:
    manifest = json.loads((options.data / "dev.json").read_text())
    *tokens, filler = [person["token"] for person in manifest["people"] if person["role"] == "requester"]
    server = Server(options.pid, options.data)
    await fill(options.address, filler, server, options.fill)
    load = Load(options.address, tokens * 6, options.rate)
    seconds = options.hours * 3600
    until = time.monotonic() + seconds
    interval = min(10.0, max(1.0, seconds / 60))
    samples, _ = await asyncio.gather(sample(server, load, until, interval), load.run(until))
    return samples


def main() -> int:
    parser = argparse.ArgumentParser(description="Loads a server for hours, and looks at what it uses.")
    parser.add_argument("address")
    parser.add_argument("pid", type=int)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--hours", type=float, default=1.0)
    parser.add_argument("--rate", type=float, default=60.0, help="calls a second, of all callers together")
    parser.add_argument("--fill", type=float, default=FILL_MIB, help="MiB of database before time counts; 0 for none")
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("."))
    options = parser.parse_args()
    samples = asyncio.run(soak(options))
    write(samples, options.output)
    found = verdicts(samples, options.hours)
    for is_good, text in found:
        print(f"{'good' if is_good else 'BAD':5} {text}")
    print(f"{options.output}/soak.csv and soak.svg")
    return 0 if all(is_good for is_good, _ in found) else 1


if __name__ == "__main__":
    sys.exit(main())
