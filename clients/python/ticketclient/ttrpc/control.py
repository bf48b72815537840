"""The data of the extension's frames."""

import struct
from dataclasses import dataclass

from ticketclient.ttrpc.frame import ACK, GOAWAY, PING, REFUSED, RESET, WINDOW, ConnectionFailure, Frame
from ticketclient.ttrpc.status import StatusCode

REASON_BYTES_MAX = 256
NOT_DECIDED = 0xFFFF_FFFF
"""The last stream of a first GOAWAY: what it will be is not decided yet."""
INCREMENT_MAX = (1 << 31) - 1
PING_BYTES = 8


@dataclass(frozen=True, slots=True)
class Reset:
    code: int
    reason: str = ""
    is_refused: bool = False
    """No handler ran: safe to try again."""


@dataclass(frozen=True, slots=True)
class GoAway:
    last_stream: int
    code: int
    reason: str = ""


def reset(stream: int, value: Reset) -> Frame:
    data = struct.pack(">I", value.code) + _reason(value.reason)
    return Frame(RESET, stream, REFUSED if value.is_refused else 0, data)


def ping(data: bytes, is_ack: bool = False) -> Frame:
    return Frame(PING, 0, ACK if is_ack else 0, data)


def window(stream: int, increment: int) -> Frame:
    return Frame(WINDOW, stream, 0, struct.pack(">I", increment))


def go_away(value: GoAway) -> Frame:
    return Frame(GOAWAY, 0, 0, struct.pack(">II", value.last_stream, value.code) + _reason(value.reason))


def read_reset(frame: Frame) -> Reset:
    _check(4 <= len(frame.data) <= 4 + REASON_BYTES_MAX and frame.stream > 0, "RESET")
    (code,) = struct.unpack_from(">I", frame.data)
    return Reset(code, frame.data[4:].decode(errors="replace"), bool(frame.flags & REFUSED))


def read_ping(frame: Frame) -> tuple[bytes, bool]:
    """The eight bytes, and whether they are an answer."""
    _check(len(frame.data) == PING_BYTES and frame.stream == 0, "PING")
    return frame.data, bool(frame.flags & ACK)


def read_window(frame: Frame) -> int:
    _check(len(frame.data) == 4, "WINDOW")
    return int.from_bytes(frame.data)


def read_go_away(frame: Frame) -> GoAway:
    _check(8 <= len(frame.data) <= 8 + REASON_BYTES_MAX and frame.stream == 0, "GOAWAY")
    last_stream, code = struct.unpack_from(">II", frame.data)
    return GoAway(last_stream, code, frame.data[8:].decode(errors="replace"))


def _reason(text: str) -> bytes:
    """UTF-8, cut between two characters."""
    return text.encode()[:REASON_BYTES_MAX].decode(errors="ignore").encode()


def _check(is_good: bool, name: str) -> None:
    if not is_good:
        raise ConnectionFailure(StatusCode.INVALID_ARGUMENT, f"a {name} of a wrong form")
