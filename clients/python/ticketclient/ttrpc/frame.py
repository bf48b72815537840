"""Frames: ten bytes of header and data (ttrpc 1.2)."""

import struct
from dataclasses import dataclass

from ticketclient.ttrpc.limits import SECOND, Limits
from ticketclient.ttrpc.status import StatusCode

HEADER = struct.Struct(">IIBB")

# Types.
REQUEST, RESPONSE, DATA = 1, 2, 3
RESET, PING, WINDOW, GOAWAY, HEADERS, TRAILERS = 0xE0, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5

# Flags of requests, responses and data.
REMOTE_CLOSED, REMOTE_OPEN, NO_DATA, COMPRESSED = 1, 2, 4, 0x80
# Flags of the extension.
REFUSED = ACK = 1


class ConnectionFailure(Exception):
    """The peer did what ends the connection."""

    def __init__(self, code: StatusCode, reason: str) -> None:
        self.code, self.reason = code, reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame. Data above the bound has been skipped: then `skipped_bytes` is its length."""

    type: int
    stream: int
    flags: int = 0
    data: bytes = b""
    skipped_bytes: int = 0

    @property
    def is_oversized(self) -> bool:
        return self.skipped_bytes > 0

    @property
    def wire_bytes(self) -> int:
        """The length of the data as it was sent."""
        return self.skipped_bytes or len(self.data)

    def packed(self) -> bytes:
        return HEADER.pack(len(self.data), self.stream, self.type, self.flags) + self.data


class FrameReader:
    """Finds frames in bytes, however these were cut."""

    def __init__(self, limits: Limits) -> None:
        self.frame_bytes_max = limits.frame_bytes
        self.deadline: int | None = None
        """When the frame that has begun must be complete."""
        self._limits = limits
        self._buffer = bytearray()
        self._skip_bytes = 0
        self._header: tuple[int, int, int, int] | None = None

    def append(self, data: bytes) -> None:
        skipped = min(self._skip_bytes, len(data))
        self._skip_bytes -= skipped
        if skipped and not self._skip_bytes:
            self.deadline = None
        self._buffer += memoryview(data)[skipped:]

    def next(self, now: int) -> Frame | None:
        """The next frame, None until more bytes have come. Raises ConnectionFailure at 16 MiB and more."""
        if self._header is None and not self._read_header(now):
            return None
        assert self._header is not None
        length, stream, kind, flags = self._header
        if length > self.frame_bytes_max:
            self._skip(length, now)
            return Frame(kind, stream, flags, skipped_bytes=length)
        if len(self._buffer) < length:
            return None
        data = bytes(memoryview(self._buffer)[:length])
        del self._buffer[:length]
        self._header = self.deadline = None
        return Frame(kind, stream, flags, data)

    def restart_clock(self, now: int) -> None:
        """Forgets how long the frame that has begun takes already: it was us who did not read."""
        if self.deadline is not None:
            self.deadline = now + self._allowance(self._header[0] if self._header else 0)

    def _read_header(self, now: int) -> bool:
        if self._skip_bytes:
            return False
        if len(self._buffer) < HEADER.size:
            if self.deadline is None or not self._buffer:
                self.deadline = now + self._limits.header_nanoseconds if self._buffer else None
            return False
        self._header = HEADER.unpack_from(self._buffer)
        if self._header[0] >> 24:
            raise ConnectionFailure(StatusCode.INVALID_ARGUMENT, "the first byte of a frame is reserved and must be 0")
        del self._buffer[: HEADER.size]
        self.deadline = now + self._allowance(self._header[0])
        return True

    def _skip(self, length: int, now: int) -> None:
        """Forgets the frame's data: what is here, and what will come."""
        here = min(length, len(self._buffer))
        del self._buffer[:here]
        self._skip_bytes = length - here
        self._header = None
        self.deadline = now + self._allowance(length) if self._skip_bytes else None

    def _allowance(self, length: int) -> int:
        """How long the data of a frame may take."""
        slowest = length * SECOND // self._limits.body_bytes_per_second_min
        return max(self._limits.header_nanoseconds, slowest)
