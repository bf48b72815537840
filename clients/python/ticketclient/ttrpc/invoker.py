"""What a stub needs to make calls."""

from dataclasses import dataclass, field
from typing import Protocol

from ticketclient.ttrpc.call import Call
from ticketclient.ttrpc.metadata import Metadata
from ticketclient.ttrpc.method import Method, Q, S

__all__ = ["Call", "CallOptions", "Invoker"]


@dataclass(frozen=True)
class CallOptions:
    """How one call is made.

    `timeout` in seconds is for all of it, connecting included; None is no bound. `wait_for_ready` waits for a server that is
    away instead of failing with UNAVAILABLE.
    """

    timeout: float | None = None
    metadata: Metadata = field(default_factory=Metadata)
    wait_for_ready: bool = False


class Invoker(Protocol):
    """Makes calls of the four shapes. A call that is returned begins when it is first used."""

    async def unary(self, method: Method[Q, S], request: Q, options: CallOptions = ...) -> S: ...

    def client_stream(self, method: Method[Q, S], options: CallOptions = ...) -> Call[Q, S]: ...

    def server_stream(self, method: Method[Q, S], request: Q, options: CallOptions = ...) -> Call[Q, S]: ...

    def bidirectional(self, method: Method[Q, S], options: CallOptions = ...) -> Call[Q, S]: ...
