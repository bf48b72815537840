"""A client's connection on asyncio."""

from typing import Any, Protocol

from ticketclient.ttrpc.action import Action, Ended, GoingAway, Headers, HelloEnded, Message, Writable
from ticketclient.ttrpc.client_machine import ClientMachine
from ticketclient.ttrpc.driver import Driver, Waiters
from ticketclient.ttrpc.metadata import Metadata
from ticketclient.ttrpc.method import Method
from ticketclient.ttrpc.status import RPCError, StatusCode


class CallEvents(Protocol):
    """Where a connection delivers what comes for a call."""

    def on_headers(self, metadata: Metadata) -> None: ...
    def on_message(self, payload: bytes, wire_bytes: int) -> None: ...
    def on_end(self, error: RPCError | None, trailers: Metadata) -> None: ...
    def on_writable(self) -> None: ...


class ClientConnection(Driver):
    """Shares one connection among calls."""

    def __init__(self, machine: ClientMachine) -> None:
        super().__init__(machine)
        self.machine = machine
        self._calls: dict[int, CallEvents] = {}
        self._hello = Waiters()
        self._is_hello_over = False

    def begin(self) -> None:
        self.perform(self.machine.begin(self.now()))

    @property
    def is_usable(self) -> bool:
        return self.machine.is_usable and not self.closed.done()

    async def ready(self) -> bool:
        """Waits for the answer to Hello: whether the connection is extended. Raises RPCError."""
        await self._hello.until(lambda: self._is_hello_over)
        if not self.machine.is_open:
            raise self.close_error or RPCError(StatusCode.UNAVAILABLE, "the connection was closed")
        return self.machine.is_extended

    def open(
        self, call: CallEvents, method: Method[Any, Any], payload: bytes | None, metadata: Metadata, timeout: int | None
    ) -> int:
        """Begins a call, its stream. Raises RPCError."""
        stream, actions = self.machine.open(method, payload, metadata, timeout, self.now())
        self._calls[stream] = call
        self.perform(actions)
        return stream

    def can_send(self, stream: int) -> bool:
        return not self.is_congested and self.machine.can_send(stream)

    def cancel(self, stream: int, error: RPCError) -> None:
        self.perform(self.machine.cancel(stream, error))

    def leave(self) -> None:
        self.perform(self.machine.leave())

    def handle(self, action: Action) -> None:
        if isinstance(action, HelloEnded):
            self._hello_over()
        elif isinstance(action, Writable):
            self._wake(action.stream)
        elif isinstance(action, Headers | Message | Ended):
            self._deliver(action)
        elif isinstance(action, GoingAway):
            # The next call sees that this connection is not usable.
            pass

    def uncongested(self) -> None:
        self._wake(0)

    def connection_lost(self, error: Exception | None) -> None:
        super().connection_lost(error)
        self._hello_over()

    def _deliver(self, action: Headers | Message | Ended) -> None:
        call = self._calls.get(action.stream)
        if call is None:
            return
        if isinstance(action, Headers):
            call.on_headers(action.metadata)
        elif isinstance(action, Message):
            call.on_message(action.payload, action.wire_bytes)
        else:
            del self._calls[action.stream]
            call.on_end(action.error, action.trailers)

    def _wake(self, stream: int) -> None:
        for id, call in list(self._calls.items()):
            if stream in (0, id):
                call.on_writable()

    def _hello_over(self) -> None:
        self._is_hello_over = True
        self._hello.wake()
