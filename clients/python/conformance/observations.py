"""What became of the handlers of each mark."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from conformance._generated import conformance_pb2 as pb
from ticketclient.ttrpc import ServerCall
from ticketclient.ttrpc.driver import Waiters

MARK = "conformance-mark"
MARKS_MAX = 1_024


@dataclass
class Counts:
    started: int = 0
    cancelled: int = 0
    returned: int = 0

    def satisfies(self, request: pb.ObserveRequest) -> bool:
        return (
            self.started >= request.started_min
            and self.cancelled >= request.cancelled_min
            and self.returned >= request.returned_min
        )


class Observations:
    """The counts of the latest marks."""

    def __init__(self) -> None:
        self._counts: dict[str, Counts] = {}
        self._waiters = Waiters()

    @asynccontextmanager
    async def watch(self, call: ServerCall[Any, Any]) -> AsyncIterator[None]:
        """Counts a handler while it runs."""
        mark = call.metadata.get(MARK)
        counts = self._of(mark) if mark is not None else Counts()
        counts.started += 1
        self._waiters.wake()
        try:
            yield
        except (asyncio.CancelledError, GeneratorExit):
            counts.cancelled += 1
            raise
        finally:
            counts.returned += 1
            self._waiters.wake()

    async def until(self, request: pb.ObserveRequest) -> pb.ObserveResponse:
        """The counts, once they are as high as they are wanted."""
        await self._waiters.until(lambda: self._of(request.mark).satisfies(request))
        counts = self._of(request.mark)
        return pb.ObserveResponse(started=counts.started, cancelled=counts.cancelled, returned=counts.returned)

    def _of(self, mark: str) -> Counts:
        counts = self._counts.setdefault(mark, Counts())
        while len(self._counts) > MARKS_MAX:
            del self._counts[next(iter(self._counts))]
        return counts
