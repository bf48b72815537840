"""A call, as the server's handler sees it."""

from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import TYPE_CHECKING, Generic, cast

from ticketclient.ttrpc.action import Started
from ticketclient.ttrpc.codec import parse
from ticketclient.ttrpc.driver import Waiters
from ticketclient.ttrpc.limits import SECOND
from ticketclient.ttrpc.metadata import Metadata
from ticketclient.ttrpc.method import Q, S
from ticketclient.ttrpc.status import RPCError

if TYPE_CHECKING:
    from ticketclient.ttrpc.server_connection import ServerConnection


class BadMessage(Exception):
    """The client's message is none of the method."""

    def __init__(self, error: RPCError) -> None:
        self.error = error


class ServerCall(Generic[Q, S]):
    """Metadata, deadline and messages of one call."""

    def __init__(self, connection: "ServerConnection", started: Started) -> None:
        self._connection = connection
        self._started = started
        self._messages: deque[tuple[bytes, int]] = deque()
        self._is_half_closed = False
        self._waiters = Waiters()
        self.metadata = started.metadata
        self.identity = started.identity
        """What `authenticate` answered for the caller's token; None without it."""
        self.peer = connection.peer
        self.trailers = Metadata()
        """Goes along with the end of the call, to peers that have the extension."""

    def remaining_seconds(self) -> float | None:
        """Until the deadline; None without one."""
        deadline = self._started.deadline
        return None if deadline is None else (deadline - self._connection.now()) / SECOND

    def request(self) -> Q:
        """The one message of a call without a stream of them."""
        return self._parse(self._started.payload or b"")

    async def receive(self) -> Q | None:
        """The client's next message; None after the last one."""
        await self._waiters.until(lambda: self._is_half_closed or bool(self._messages))
        if not self._messages:
            return None
        payload, wire_bytes = self._messages.popleft()
        self._connection.perform(self._connection.machine.consumed(self._started.stream, wire_bytes))
        return self._parse(payload)

    async def __aiter__(self) -> AsyncIterator[Q]:
        while (message := await self.receive()) is not None:
            yield message

    def send_headers(self, metadata: Metadata) -> None:
        """Sends metadata before the first message; nothing to plain peers. Raises RPCError when it is too much."""
        self._connection.perform(self._connection.machine.headers(self._started.stream, metadata))

    async def send(self, message: S) -> None:
        """Sends one message of a stream, and waits while the client wants none."""
        stream = self._started.stream
        await self._waiters.until(lambda: self._connection.can_send(stream))
        self._connection.perform(self._connection.machine.send(stream, message.SerializeToString()))

    async def send_all(self, messages: AsyncIterator[S]) -> None:
        """Sends what a handler yields, and the end."""
        async with aclosing(cast(AsyncGenerator[S, None], messages)) as generator:
            async for message in generator:
                await self.send(message)
        self._connection.perform(self._connection.machine.finish(self._started.stream, self.trailers))

    def reply(self, message: S) -> None:
        """Ends the call with its one reply."""
        machine = self._connection.machine
        self._connection.perform(machine.reply(self._started.stream, message.SerializeToString(), self.trailers))

    def on_message(self, payload: bytes, wire_bytes: int) -> None:
        self._messages.append((payload, wire_bytes))
        self._waiters.wake()

    def on_half_closed(self) -> None:
        self._is_half_closed = True
        self._waiters.wake()

    def on_writable(self) -> None:
        self._waiters.wake()

    def _parse(self, payload: bytes) -> Q:
        kind = cast(type[Q], self._started.method.request)
        try:
            return parse(kind, payload)
        except RPCError as error:
            raise BadMessage(error) from None
