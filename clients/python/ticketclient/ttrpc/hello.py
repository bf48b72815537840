"""What two peers agree on: `ttrpcx.v1.Connection/Hello`."""

from dataclasses import dataclass

from ticketclient._generated.ttrpcx.v1.connection_pb2 import HelloReply, HelloRequest
from ticketclient.ttrpc.compression import FEATURES
from ticketclient.ttrpc.control import INCREMENT_MAX
from ticketclient.ttrpc.limits import FRAME_BYTES_MAX, Limits
from ticketclient.ttrpc.status import StatusCode

SERVICE, METHOD = "ttrpcx.v1.Connection", "Hello"
VERSION = 1
FRAME_BYTES_MIN = 65_536
STREAM_WINDOW_BYTES, CONNECTION_WINDOW_BYTES = 65_536, 1_048_576
FEATURES_MAX = 32

FATAL_CODES = frozenset({StatusCode.UNAUTHENTICATED, StatusCode.PERMISSION_DENIED, StatusCode.UNAVAILABLE})
"""Answers to Hello that fail the connection. Any other error means a server without the extension."""


@dataclass(frozen=True)
class Agreement:
    """What holds on an extended connection, seen from one side."""

    compression: str | None
    frame_bytes_max: int
    send_stream_window_bytes: int
    send_connection_window_bytes: int


def request(limits: Limits, features: tuple[str, ...] = FEATURES, token: str = "", version: int = VERSION) -> HelloRequest:
    return HelloRequest(
        version=version,
        features=features,
        frame_bytes_max=limits.frame_bytes,
        stream_window_bytes=limits.stream_window_bytes,
        connection_window_bytes=limits.connection_window_bytes,
        token=token,
    )


def answer(asked: HelloRequest, limits: Limits, features: tuple[str, ...] = FEATURES) -> tuple[HelloReply, Agreement | None]:
    """The server's answer, and what holds from then on: None when the connection stays plain."""
    if asked.version == 0:
        return HelloReply(), None
    common = [name for name in asked.features[:FEATURES_MAX] if name in features]
    # The caller's first choice; any two compressions would leave open which one a payload has.
    common = common[:1]
    frame_bytes = min(max(asked.frame_bytes_max or FRAME_BYTES_MAX, FRAME_BYTES_MIN), limits.frame_bytes)
    reply = HelloReply(
        version=min(asked.version, VERSION),
        features=common,
        frame_bytes_max=frame_bytes,
        stream_window_bytes=limits.stream_window_bytes,
        connection_window_bytes=limits.connection_window_bytes,
        running_calls_max=limits.running_calls,
        metadata_bytes_max=limits.metadata_bytes,
        metadata_pairs_max=limits.metadata_pairs,
        ping_interval_min_milliseconds=limits.ping_interval_min_nanoseconds // 1_000_000,
    )
    return reply, _agreement(common, frame_bytes, asked.stream_window_bytes, asked.connection_window_bytes)


def agree(reply: HelloReply, limits: Limits) -> Agreement | None:
    """What holds after the server's answer; None when the connection stays plain."""
    if reply.version == 0:
        return None
    frame_bytes = min(reply.frame_bytes_max or FRAME_BYTES_MAX, limits.frame_bytes)
    return _agreement(list(reply.features), frame_bytes, reply.stream_window_bytes, reply.connection_window_bytes)


def _agreement(features: list[str], frame_bytes: int, stream_window: int, connection_window: int) -> Agreement:
    return Agreement(
        next((name for name in features if name in FEATURES), None),
        frame_bytes,
        min(stream_window or STREAM_WINDOW_BYTES, INCREMENT_MAX),
        min(connection_window or CONNECTION_WINDOW_BYTES, INCREMENT_MAX),
    )
