"""Credit of flow control, for one stream or for the connection."""

from ticketclient.ttrpc.control import INCREMENT_MAX


class SendCredit:
    """How many bytes of Data may be sent: while it is above zero, a whole message, which may take it below."""

    def __init__(self, window_bytes: int) -> None:
        self.available_bytes = window_bytes

    @property
    def is_open(self) -> bool:
        return self.available_bytes > 0

    def spend(self, count: int) -> None:
        self.available_bytes -= count

    def grow(self, increment: int) -> bool:
        """False when that is more than there can be."""
        self.available_bytes += increment
        return increment <= INCREMENT_MAX and self.available_bytes <= INCREMENT_MAX


class ReceiveWindow:
    """How many bytes of Data the peer may send, and what has been read since it was told."""

    def __init__(self, window_bytes: int) -> None:
        self._window_bytes = window_bytes
        self._available_bytes = window_bytes
        self._read_bytes = 0

    def take(self, count: int) -> bool:
        """Counts data that came. False when the peer had no credit for it."""
        had_credit = self._available_bytes > 0 or count == 0
        self._available_bytes -= count
        return had_credit

    def release(self, count: int) -> int:
        """Counts data that was read. The increment to tell the peer; 0 until it is worth a frame."""
        self._read_bytes += count
        if self._read_bytes < max(self._window_bytes // 2, 1):
            return 0
        increment, self._read_bytes = self._read_bytes, 0
        self._available_bytes += increment
        return increment
