"""One call, as a machine knows it."""

from dataclasses import dataclass, field
from typing import Any

from ticketclient.ttrpc.flow import ReceiveWindow, SendCredit
from ticketclient.ttrpc.limits import Limits
from ticketclient.ttrpc.metadata import Metadata
from ticketclient.ttrpc.method import Method


@dataclass(slots=True)
class Stream:
    """An open call. Credit and window are None as long as the connection is plain."""

    id: int
    method: Method[Any, Any]
    deadline: int | None = None
    credit: SendCredit | None = None
    window: ReceiveWindow | None = None
    has_closed: bool = False
    """We send no more messages."""
    is_remote_closed: bool = False
    """The peer sends no more messages."""
    has_headers: bool = False
    has_messages: bool = False
    trailers: Metadata | None = field(default=None)
    unread_messages: int = 0
    unread_bytes: int = 0

    def is_full(self, limits: Limits) -> bool:
        """Whether more waits for the reader than a plain peer may send."""
        return self.unread_messages >= limits.plain_queue_messages or self.unread_bytes >= limits.plain_queue_bytes
