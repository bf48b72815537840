"""Carries out what a machine wants, on an asyncio transport."""

import asyncio
from abc import abstractmethod
from collections import deque
from collections.abc import Callable, Iterable
from typing import cast

from ticketclient.ttrpc.action import Action, Close, NextTurn, Write
from ticketclient.ttrpc.limits import SECOND
from ticketclient.ttrpc.machine import Machine
from ticketclient.ttrpc.status import RPCError


class Waiters:
    """Tasks that wait until something has changed."""

    def __init__(self) -> None:
        self._futures: list[asyncio.Future[None]] = []

    async def until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            future = asyncio.get_running_loop().create_future()
            self._futures.append(future)
            await future

    def wake(self) -> None:
        futures, self._futures = self._futures, []
        for future in futures:
            if not future.done():
                future.set_result(None)


class Driver(asyncio.Protocol):
    """One connection. Its clock is the event loop's."""

    def __init__(self, machine: Machine) -> None:
        self._base = machine
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._todo: deque[Action] = deque()
        self._is_performing = False
        self._timer: asyncio.TimerHandle | None = None
        self.is_congested = False
        self.closed: asyncio.Future[None] = self._loop.create_future()
        self.close_error: RPCError | None = None

    @abstractmethod
    def handle(self, action: Action) -> None:
        """What concerns calls."""

    @abstractmethod
    def uncongested(self) -> None:
        """The transport takes bytes again."""

    def now(self) -> int:
        return int(self._loop.time() * SECOND)

    def perform(self, actions: Iterable[Action]) -> None:
        """Carries out actions in their order, also those that come up meanwhile."""
        self._todo.extend(actions)
        if self._is_performing:
            return
        self._is_performing = True
        try:
            self._perform_all()
        finally:
            self._is_performing = False
        self._set_reading()
        self._set_timer()

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self.perform(self._base.receive(data, self.now()))

    def connection_lost(self, error: Exception | None) -> None:
        self.perform(self._base.lost())
        if self._timer is not None:
            self._timer.cancel()
        if not self.closed.done():
            self.closed.set_result(None)

    def pause_writing(self) -> None:
        self.is_congested = True

    def resume_writing(self) -> None:
        self.is_congested = False
        self.uncongested()

    # Inside.

    def _perform_all(self) -> None:
        out = bytearray()
        while self._todo:
            action = self._todo.popleft()
            if isinstance(action, Write):
                out += action.data
            elif isinstance(action, NextTurn):
                # Two: what a task has done when it ends is known one turn later.
                self._loop.call_soon(self._loop.call_soon, self._resume)
            elif isinstance(action, Close):
                self.close_error = action.error
                self._flush(out)
                if self._transport is not None:
                    self._transport.close()
            else:
                self.handle(action)
        self._flush(out)

    def _flush(self, out: bytearray) -> None:
        if out and self._transport is not None and not self._transport.is_closing():
            self._transport.write(bytes(out))
        out.clear()

    def _resume(self) -> None:
        self.perform(self._base.resume(self.now()))

    def _set_reading(self) -> None:
        if self._transport is None or self._transport.is_closing():
            return
        if self._base.wants_bytes:
            self._transport.resume_reading()
        else:
            self._transport.pause_reading()

    def _set_timer(self) -> None:
        time = self._base.timer()
        if self._timer is not None:
            self._timer.cancel()
        # A deadline of centuries is none for the loop.
        is_near = time is not None and time < self.now() + 86_400 * SECOND
        # Up, so that the loop never wakes before the machine's time.
        self._timer = self._loop.call_at((time + 1_000) / SECOND, self._tick) if is_near and time is not None else None

    def _tick(self) -> None:
        self.perform(self._base.tick(self.now()))
