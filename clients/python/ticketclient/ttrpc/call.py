"""A call, as the client's code sees it."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from types import TracebackType
from typing import Generic

from ticketclient.ttrpc.client_connection import ClientConnection
from ticketclient.ttrpc.codec import parse
from ticketclient.ttrpc.driver import Waiters
from ticketclient.ttrpc.limits import SECOND
from ticketclient.ttrpc.metadata import Metadata
from ticketclient.ttrpc.method import Method, Q, S
from ticketclient.ttrpc.status import RPCError, StatusCode

Connect = Callable[[], Awaitable[ClientConnection]]


class Call(Generic[Q, S]):
    """One call of any shape; it begins when it is first used.

    `async with call:` cancels it when the block is left before its end, and so does leaving an `async for` over it.
    """

    def __init__(
        self, connect: Connect, method: Method[Q, S], request: Q | None, metadata: Metadata, deadline: float | None
    ) -> None:
        """`deadline` is a time of the event loop."""
        self._connect = connect
        self._method = method
        self._request = request
        self._metadata = metadata
        self._deadline = deadline
        self._begin_lock = asyncio.Lock()
        self._connection: ClientConnection | None = None
        self._stream = 0
        self._messages: deque[tuple[bytes, int]] = deque()
        self._is_over = False
        self._error: RPCError | None = None
        self._headers: Metadata | None = None
        self._waiters = Waiters()
        self.trailers = Metadata()
        """What the server sent after its last message; empty before the end and on plain connections."""

    async def begin(self) -> None:
        """Connects and sends the request. Raises RPCError."""
        async with self._begin_lock:
            if self._connection is None and not self._is_over:
                try:
                    await self._begin()
                except RPCError as error:
                    self._is_over, self._error = True, error
        if self._connection is None and self._error is not None:
            raise self._error

    async def send(self, message: Q) -> None:
        """Sends one message, and waits while the server wants none. Raises RPCError if the call has failed."""
        await self.begin()
        connection = self._live()
        await self._waiters.until(lambda: self._is_over or connection.can_send(self._stream))
        if self._error is not None:
            raise self._error
        # After an early reply nobody reads what is sent.
        connection.perform(connection.machine.send(self._stream, message.SerializeToString()))

    async def half_close(self) -> None:
        """Says that no more messages will come."""
        await self.begin()
        connection = self._live()
        connection.perform(connection.machine.half_close(self._stream))

    async def receive(self) -> S | None:
        """The next message; None after the last one. Raises RPCError."""
        await self.begin()
        await self._waiters.until(lambda: self._is_over or bool(self._messages))
        if not self._messages:
            if self._error is not None:
                raise self._error
            return None
        payload, wire_bytes = self._messages.popleft()
        connection = self._live()
        connection.perform(connection.machine.consumed(self._stream, wire_bytes))
        return self._parse(payload)

    async def reply(self) -> S:
        """The one reply of a unary call or of a client stream, whose messages this ends. Raises RPCError."""
        try:
            await self.half_close()
            await self._waiters.until(lambda: self._is_over)
        except asyncio.CancelledError:
            self.cancel()
            raise
        if self._error is not None:
            raise self._error
        message = await self.receive()
        if message is None:
            raise RPCError(StatusCode.INTERNAL, "the call ended without a reply")
        return message

    async def initial_metadata(self) -> Metadata:
        """What the server sent before its first message; empty when it sent none."""
        await self.begin()
        await self._waiters.until(lambda: self._is_over or bool(self._messages) or self._headers is not None)
        return self._headers if self._headers is not None else Metadata()

    def cancel(self) -> None:
        """Ends the call with CANCELLED, unless it is over."""
        error = RPCError(StatusCode.CANCELLED, "cancelled by the caller", may_have_executed=self._connection is not None)
        if self._connection is None:
            self.on_end(error, Metadata())
        else:
            self._connection.cancel(self._stream, error)

    async def __aiter__(self) -> AsyncIterator[S]:
        try:
            while (message := await self.receive()) is not None:
                yield message
        finally:
            self.cancel()

    async def __aenter__(self) -> "Call[Q, S]":
        await self.begin()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cancel()

    # What the connection delivers.

    def on_headers(self, metadata: Metadata) -> None:
        self._headers = metadata
        self._waiters.wake()

    def on_message(self, payload: bytes, wire_bytes: int) -> None:
        self._messages.append((payload, wire_bytes))
        self._waiters.wake()

    def on_end(self, error: RPCError | None, trailers: Metadata) -> None:
        if not self._is_over:
            self._is_over, self._error, self.trailers = True, error, trailers
            self._waiters.wake()

    def on_writable(self) -> None:
        self._waiters.wake()

    # Inside.

    async def _begin(self) -> None:
        payload = self._request.SerializeToString() if self._request is not None else None
        try:
            async with asyncio.timeout_at(self._deadline):
                connection = await self._connect()
        except TimeoutError:
            raise RPCError(
                StatusCode.DEADLINE_EXCEEDED, "the deadline has passed before there was a connection", may_have_executed=False
            ) from None
        if self._is_over:
            return
        self._stream = connection.open(self, self._method, payload, self._metadata, self._remaining())
        self._connection = connection

    def _remaining(self) -> int | None:
        """Nanoseconds; with at least one bit of time left when the deadline is in the future."""
        if self._deadline is None:
            return None
        return int((self._deadline - asyncio.get_running_loop().time()) * SECOND)

    def _live(self) -> ClientConnection:
        if self._connection is None:
            raise self._error or RPCError(StatusCode.CANCELLED, "cancelled by the caller", may_have_executed=False)
        return self._connection

    def _parse(self, payload: bytes) -> S:
        try:
            return parse(self._method.reply, payload)
        except RPCError as error:
            self.cancel()
            raise RPCError(StatusCode.INTERNAL, f"the server's message cannot be read: {error.message}") from None
