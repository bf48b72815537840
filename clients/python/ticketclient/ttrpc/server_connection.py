"""A server's connection on asyncio: runs a task for each call."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from ticketclient.ttrpc.action import Action, Cancelled, HalfClosed, Message, Started, Writable
from ticketclient.ttrpc.driver import Driver
from ticketclient.ttrpc.router import Router
from ticketclient.ttrpc.server_call import BadMessage, ServerCall
from ticketclient.ttrpc.server_machine import ServerMachine
from ticketclient.ttrpc.status import RPCError, StatusCode

log = logging.getLogger(__name__)

Admit = Callable[["ServerConnection"], bool]


class ServerConnection(Driver):
    """One client."""

    def __init__(self, machine: ServerMachine, router: Router, admit: Admit) -> None:
        """`admit` says whether the server has room for the connection."""
        super().__init__(machine)
        self.machine = machine
        self._router, self._admit = router, admit
        self._calls: dict[int, tuple[ServerCall[Any, Any], asyncio.Task[None]]] = {}
        self.peer = ""
        self.address = ""
        """The peer's address without a port; empty on a Unix socket."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        name = transport.get_extra_info("peername")
        if isinstance(name, tuple):
            self.peer, self.address = f"{name[0]}:{name[1]}", name[0]
        if not self._admit(self):
            transport.close()

    def can_send(self, stream: int) -> bool:
        # Who waits for a call that is over is cancelled anyway.
        return not self.is_congested and self.machine.can_send(stream)

    def drain(self) -> None:
        self.perform(self.machine.drain(self.now()))

    def handle(self, action: Action) -> None:
        if isinstance(action, Started):
            self._start(action)
        elif isinstance(action, Writable):
            self._wake(action.stream)
        elif isinstance(action, Message | HalfClosed | Cancelled) and action.stream in self._calls:
            self._deliver(action)

    def uncongested(self) -> None:
        self._wake(0)

    def _start(self, started: Started) -> None:
        call: ServerCall[Any, Any] = ServerCall(self, started)
        self._calls[started.stream] = call, self._loop.create_task(self._run(call, started))
        self._calls[started.stream][1].add_done_callback(lambda _: self._returned(started.stream))

    async def _run(self, call: ServerCall[Any, Any], started: Started) -> None:
        stream = started.stream
        try:
            await self._router.handler(started.method)(call)
        except BadMessage as bad:
            self.perform(self.machine.reject(stream, bad.error, self.now()))
        except RPCError as error:
            error.trailers = error.trailers or call.trailers
            self.perform(self.machine.fail(stream, error))
        except Exception:
            # Its text is for us alone.
            log.exception("%s/%s failed", started.method.service, started.method.name)
            unknown = RPCError(StatusCode.UNKNOWN, "the handler failed", trailers=call.trailers)
            self.perform(self.machine.fail(stream, unknown))

    def _returned(self, stream: int) -> None:
        del self._calls[stream]
        self.perform(self.machine.abandoned(stream))
        self.perform(self.machine.handler_returned(stream, self.now()))

    def _deliver(self, action: Message | HalfClosed | Cancelled) -> None:
        call, task = self._calls[action.stream]
        if isinstance(action, Message):
            call.on_message(action.payload, action.wire_bytes)
        elif isinstance(action, HalfClosed):
            call.on_half_closed()
        else:
            task.cancel()

    def _wake(self, stream: int) -> None:
        for id, (call, _) in list(self._calls.items()):
            if stream in (0, id):
                call.on_writable()
