"""Abuse, compression and the end of extended connections (conformance 65, 66, 74, 83, 92-96, 99, 100)."""

import zlib

import pytest
from google.protobuf.wrappers_pb2 import StringValue
from support import (
    ECHO,
    OPEN,
    SUM,
    ServerTape,
    data,
    gone,
    hello_request,
    ping,
    request,
    reset,
    server,
    small,
    window,
)

from ticketclient._generated.ttrpc.ttrpc_pb2 import Response
from ticketclient.ttrpc import Limits, control
from ticketclient.ttrpc.action import Cancelled, Close, Message, Started
from ticketclient.ttrpc.control import NOT_DECIDED, GoAway, Reset
from ticketclient.ttrpc.frame import COMPRESSED, GOAWAY, PING, RESET, Frame
from ticketclient.ttrpc.limits import SECOND


def test_the_101st_call_is_refused() -> None:
    tape = server(extended=True)
    tape.feed(*(request(id) for id in range(3, 205, 2)))
    assert len(tape.of(Started)) == 100 and not tape.written
    tape.turn()
    refused = control.read_reset(tape.written[0])
    assert tape.written[0].stream == 203 and refused.is_refused and refused.code == 8


def test_201_resets_are_a_goaway_and_never_more_than_100_handlers_run() -> None:
    tape, running = server(extended=True), []
    for id in range(3, 403, 2):
        tape.feed(request(id), reset(id))
        tape.turn()
        running.append(tape.machine.running_calls)
    assert tape.machine.is_open and max(running) == 100
    tape.feed(request(403), reset(403))
    assert gone(tape.turn()).code == 8


def test_the_tokens_come_back_after_the_period() -> None:
    tape = server(extended=True)
    tape.feed(request(3), *[reset(3)] * 200)
    tape.now = 30 * SECOND
    assert tape.feed(*[reset(3)] * 200).events == []
    assert gone(tape.feed(reset(3))).code == 8


def test_201_provoked_errors_are_a_goaway() -> None:
    tape = server(extended=True)
    tape.feed(*[request(2)] * 200)
    assert tape.events == []
    assert gone(tape.feed(request(2))).code == 8


def test_a_flood_of_pings_is_a_goaway_and_an_honest_peer_none() -> None:
    tape = server(extended=True)
    assert tape.feed(ping(), ping(), ping()).types == [PING] * 3
    assert gone(tape.feed(ping())).code == 8
    tape = server(extended=True)
    for count in range(400):
        tape.now = count * 10 * SECOND
        assert tape.feed(ping()).types == [PING]


def test_a_flood_of_empty_data_is_a_goaway() -> None:
    tape = server(extended=True)
    tape.feed(request(3, SUM, flags=OPEN))
    for _ in range(200):
        tape.feed(data(3))
        tape.machine.consumed(3, 0)
    assert gone(tape.feed(data(3))).code == 8


def test_a_flood_of_control_frames_is_a_goaway_but_windows_of_a_reader_are_none() -> None:
    for frame in (Frame(0xEF, 3).packed(), window(3, 1), control.ping(b"12345678", is_ack=True).packed()):
        tape = small()
        tape.feed(*[frame] * 200)
        assert tape.machine.is_open
        assert gone(tape.feed(frame)).code == 8
    tape = small()
    assert tape.feed(*[window(3, 4_096)] * 10_000).events == []


# Compression.


def compressed(feature: str = "compress-zlib", **options: Limits) -> ServerTape:
    tape = server(**options)
    tape.feed(hello_request(features=(feature,)))
    return tape


@pytest.mark.parametrize("feature", ["compress-zlib", "compress-gzip"])
def test_payloads_are_compressed_and_envelopes_are_not(feature: str) -> None:
    tape, text = compressed(feature), StringValue(value="a" * 5_000).SerializeToString()
    codec = zlib.compressobj(wbits=15 if feature == "compress-zlib" else 31)
    packed = codec.compress(text) + codec.flush()
    assert tape.feed(request(3, ECHO, packed, flags=COMPRESSED)).of(Started)[0].payload == text
    tape.take(tape.machine.reply(3, text))
    frame = tape.written[0]
    response = Response.FromString(frame.data)
    assert frame.flags == COMPRESSED and zlib.decompress(response.payload, 47) == text
    tape.feed(request(5, SUM, flags=OPEN), data(5, packed, COMPRESSED))
    assert tape.of(Message) == [Message(5, text, len(packed))]


def test_a_bomb_is_8() -> None:
    bomb = zlib.compress(bytes(100_000_000), 9)
    assert compressed().feed(request(3, ECHO, bomb, flags=COMPRESSED)).statuses == [(3, 8)]
    tape = compressed().feed(request(3, SUM, flags=OPEN), data(3, bomb, COMPRESSED))
    assert tape.statuses == [(3, 8)]


@pytest.mark.parametrize("payload", [b"x", zlib.compress(b"hello")[:-1], zlib.compress(b"hello") + b"more"])
def test_what_is_not_one_stream_is_13(payload: bytes) -> None:
    assert compressed().feed(request(3, ECHO, payload, flags=COMPRESSED)).statuses == [(3, 13)]


def test_the_flag_is_12_without_compression_and_ignored_from_plain_peers() -> None:
    tape = server()
    tape.feed(hello_request(features=()), request(3, ECHO, b"x", flags=COMPRESSED), request(5, SUM, flags=OPEN))
    assert tape.statuses[1:] == [(3, 12)]
    assert tape.feed(data(5, b"x", COMPRESSED)).statuses == [(5, 12)]
    plain = server().feed(request(1, ECHO, b"x", flags=COMPRESSED))
    assert plain.of(Started)[0].payload == b"x"


# Lifecycle.


def test_two_steps_of_goaway_let_calls_finish_that_were_under_way() -> None:
    tape = server(extended=True)
    tape.feed(request(3))
    tape.take(tape.machine.drain(0))
    first, asked = tape.written
    assert control.read_go_away(first) == GoAway(NOT_DECIDED, 0) and asked.type == PING
    assert len(tape.feed(request(5)).of(Started)) == 1
    tape.feed(Frame(PING, 0, 1, asked.data).packed())
    assert control.read_go_away(tape.written[0]) == GoAway(5, 0)
    refused = tape.feed(request(7)).written[0]
    assert refused.type == RESET and control.read_reset(refused) == Reset(14, "the server goes away", True)
    tape.take(tape.machine.reply(3, b""))
    assert tape.machine.is_open
    assert [type(event) for event in tape.take(tape.machine.reply(5, b"")).events] == [Close]


def test_when_the_grace_is_over_calls_are_14() -> None:
    tape = server(extended=True)
    tape.feed(request(3))
    tape.take(tape.machine.drain(0))
    tape.feed(Frame(PING, 0, 1, tape.written[1].data).packed())
    assert tape.tick(30 * SECOND).statuses == [(3, 14)]
    assert [type(event) for event in tape.events] == [Cancelled, Close]


def test_a_plain_connection_drains_without_a_word() -> None:
    tape = server()
    tape.feed(request(1))
    assert tape.take(tape.machine.drain(0)).written == []
    assert tape.feed(request(3)).statuses == [(3, 14)]
    assert [type(event) for event in tape.take(tape.machine.reply(1, b"")).events] == [Close]


def test_a_ping_is_answered_with_its_bytes() -> None:
    assert server(extended=True).feed(ping(b"abcdefgh")).written == [Frame(PING, 0, 1, b"abcdefgh")]


def test_a_silent_peer_is_asked_and_given_up() -> None:
    tape = server(extended=True)
    assert tape.machine.timer() is None
    tape.feed(request(3))
    assert tape.tick(30 * SECOND).types == [PING] and tape.machine.timer() == 50 * SECOND
    tape.now = 40 * SECOND
    tape.feed(Frame(PING, 0, 1, tape.written[0].data).packed())
    assert tape.machine.timer() == 70 * SECOND
    assert tape.tick(70 * SECOND).types == [PING]
    assert [type(event) for event in tape.tick(90 * SECOND).events] == [Cancelled, Close]


def test_a_punctual_ping_clears_the_strikes() -> None:
    tape = server(extended=True)
    for count in range(50):
        tape.now = count * 20 * SECOND
        assert tape.feed(ping(), ping()).types == [PING] * 2


def test_an_idle_extended_connection_closes_after_the_second_step() -> None:
    tape = server(extended=True)
    assert tape.take(tape.machine.drain(0)).events == []
    tape.feed(Frame(PING, 0, 1, tape.written[1].data).packed())
    assert tape.types == [GOAWAY] and [type(event) for event in tape.events] == [Close]
