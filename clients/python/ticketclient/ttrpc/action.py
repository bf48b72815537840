"""What a machine wants done. Whoever drives it writes and closes; the rest goes to the calls."""

from dataclasses import dataclass, field
from typing import Any

from ticketclient.ttrpc.metadata import Metadata
from ticketclient.ttrpc.method import Method
from ticketclient.ttrpc.status import RPCError, StatusCode


@dataclass(frozen=True, slots=True)
class Write:
    data: bytes


@dataclass(frozen=True, slots=True)
class Close:
    """Close the connection when everything is written. Nothing more comes from the machine."""

    error: RPCError | None = None


@dataclass(frozen=True, slots=True)
class NextTurn:
    """Let the readers of messages run, then call `resume`: there are frames that they have no room for now."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message came. Tell `consumed` its `wire_bytes` when it has been read."""

    stream: int
    payload: bytes
    wire_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Writable:
    """A stream, or with 0 any stream, may send again."""

    stream: int


@dataclass(frozen=True, slots=True)
class HelloEnded:
    """Client: from here on the connection is extended, or plain."""

    is_extended: bool


@dataclass(frozen=True, slots=True)
class GoingAway:
    """Client: no new calls on this connection."""


@dataclass(frozen=True, slots=True)
class Headers:
    """Client: metadata that comes before the first message."""

    stream: int
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Ended:
    """Client: the call is over, with an error or without."""

    stream: int
    error: RPCError | None
    trailers: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True)
class Started:
    """Server: run a handler. `payload` is None when the messages come as a stream."""

    stream: int
    method: "Method[Any, Any]"
    payload: bytes | None
    metadata: Metadata
    deadline: int | None
    identity: object


@dataclass(frozen=True, slots=True)
class HalfClosed:
    """Server: no more messages will come."""

    stream: int


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Server: stop the handler; nobody hears its answer."""

    stream: int
    code: StatusCode


Action = (
    Write | Close | NextTurn | Message | Writable | HelloEnded | GoingAway | Headers | Ended | Started | HalfClosed | Cancelled
)
