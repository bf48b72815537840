"""Every bound of the protocol, in one place."""

from dataclasses import dataclass

SECOND = 1_000_000_000
"""Nanoseconds. The machines count time in nanoseconds of a clock that never goes back."""

FRAME_BYTES_MAX = 4_194_304
"""The most data of a frame of ttrpc."""


@dataclass(frozen=True)
class Limits:
    """Bounds of one connection; names of times end in their unit, nanoseconds."""

    frame_bytes: int = FRAME_BYTES_MAX
    unauthenticated_frame_bytes: int = 65_536
    running_calls: int = 100
    metadata_bytes: int = 8_192
    metadata_pairs: int = 64
    stream_window_bytes: int = 65_536
    connection_window_bytes: int = 1_048_576
    # A plain peer knows no windows: so much may wait for the reader of a stream.
    plain_queue_messages: int = 64
    plain_queue_bytes: int = 1_048_576
    unary_bytes: int = 16_777_216
    # Resets, provoked errors and control frames: so many in each period.
    abuse_count: int = 200
    abuse_period_nanoseconds: int = 30 * SECOND
    ping_silence_nanoseconds: int = 30 * SECOND
    ping_answer_nanoseconds: int = 20 * SECOND
    ping_interval_min_nanoseconds: int = 10 * SECOND
    ping_strikes: int = 2
    header_nanoseconds: int = 10 * SECOND
    body_bytes_per_second_min: int = 4_096
    hello_nanoseconds: int = 10 * SECOND
    drain_grace_nanoseconds: int = 30 * SECOND
    # Increments of windows below this count as control frames.
    window_increment_bytes_min: int = 4_096
    # So many streams that the server ended first are remembered, to drop what still comes on them.
    ended_streams: int = 1_024
