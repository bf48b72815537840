"""The extension on the server's machine (conformance 13, 61, 64-67, 70-78, 80-85, 92-96, 99, 100, 102-106, 115)."""

import pytest
from support import (
    END,
    OPEN,
    SUM,
    data,
    gone,
    hello_request,
    ping,
    request,
    reset,
    say_hello,
    server,
    small,
    window,
)

from ticketclient._generated.ttrpcx.v1.connection_pb2 import HelloReply
from ticketclient.ttrpc import Limits, Metadata, RPCError, StatusCode, control
from ticketclient.ttrpc.action import Cancelled, Message, Started, Writable
from ticketclient.ttrpc.envelope import read_metadata
from ticketclient.ttrpc.frame import DATA, GOAWAY, HEADERS, PING, RESET, RESPONSE, TRAILERS, WINDOW, Frame


def test_hello_answers_the_intersection_and_the_servers_limits() -> None:
    asked = Limits(frame_bytes=100_000, stream_window_bytes=7, connection_window_bytes=8)
    tape = server()
    code, reply = say_hello(tape, hello_request(asked, ("future", "compress-gzip", "compress-zlib"), version=9))
    assert code == 0 and tape.machine.is_extended
    assert (reply.version, list(reply.features), reply.frame_bytes_max) == (1, ["compress-gzip"], 100_000)
    assert (reply.stream_window_bytes, reply.connection_window_bytes) == (65_536, 1_048_576)
    assert (reply.running_calls_max, reply.metadata_bytes_max, reply.metadata_pairs_max) == (100, 8_192, 64)
    assert reply.ping_interval_min_milliseconds == 10_000


def test_hello_with_version_zero_leaves_the_connection_plain() -> None:
    tape = server()
    tape.feed(request(1))
    asked = Frame(1, 3, 0, hello_request(version=0)[10:]).packed()
    assert say_hello(tape, asked) == (0, HelloReply()) and not tape.machine.is_extended


def test_hello_that_is_not_the_first_request_is_9() -> None:
    tape = server()
    tape.feed(request(3))
    assert say_hello(tape, hello_request())[0] == 9 and not tape.machine.is_extended


def test_a_server_without_the_extension_answers_hello_with_12() -> None:
    assert server(has_extension=False).feed(hello_request()).statuses == [(1, 12)]


def test_a_bad_token_is_16_and_a_good_one_opens_the_connection() -> None:
    def authenticate(token: str) -> object:
        if token != "good":
            raise RPCError(StatusCode.UNAUTHENTICATED, "unknown token")
        return "ana"

    tape = server(authenticate=authenticate)
    assert say_hello(tape, hello_request(token="bad"))[0] == 16
    assert tape.feed(request(3)).statuses == [(3, 16)]
    assert tape.feed(request(5, authorization="Bearer good")).of(Started)[0].identity == "ana"
    assert tape.feed(request(7, payload=bytes(70_000))).statuses == [(7, 8)]
    tape = server(authenticate=authenticate)
    assert say_hello(tape, hello_request(token="good"))[0] == 0
    assert tape.feed(request(3, payload=bytes(70_000))).of(Started)[0].identity == "ana"


def test_calls_may_be_pipelined_behind_hello() -> None:
    tape = server().feed(hello_request(), request(3), request(5, SUM, flags=OPEN))
    assert [event.stream for event in tape.of(Started)] == [3, 5]


def test_extension_frames_before_hello_are_ignored() -> None:
    tape = server().feed(ping(), reset(1), window(0, 0), Frame(GOAWAY, 0).packed(), Frame(PING, 7, 0, b"odd").packed())
    assert tape.written == [] and tape.events == []
    assert tape.feed(hello_request()).types == [RESPONSE]


def test_a_lower_unseen_id_is_a_goaway() -> None:
    assert gone(server(extended=True).feed(request(9), request(5))).code == 3


# Cancellation.


def test_reset_cancels_the_handler_and_what_crossed_it_is_dropped() -> None:
    tape = server(extended=True)
    tape.feed(request(3, SUM, flags=OPEN), reset(3, 4), data(3, b"x"), data(3, flags=END))
    assert tape.of(Cancelled) == [Cancelled(3, StatusCode.DEADLINE_EXCEEDED)] and tape.written == []
    assert tape.machine.running_calls == 1
    tape.machine.handler_returned(3, 0)
    assert tape.machine.running_calls == 0


def test_reset_after_the_half_close_cancels() -> None:
    tape = server(extended=True).feed(request(3, SUM, flags=OPEN), data(3, flags=END), reset(3))
    assert tape.of(Cancelled)


def test_reset_of_a_finished_id_is_ignored_and_of_an_idle_one_a_goaway() -> None:
    tape = server(extended=True)
    tape.feed(request(3))
    tape.take(tape.machine.reply(3, b""))
    assert tape.feed(reset(3)).events == [] and tape.written == []
    assert gone(tape.feed(reset(5))).code == 3


@pytest.mark.parametrize(
    "frame",
    [
        Frame(RESET, 1, 0, b"\0\0\0"),
        Frame(RESET, 1, 0, bytes(4 + 257)),
        Frame(RESET, 0, 0, bytes(4)),
        Frame(PING, 0, 0, bytes(7)),
        Frame(PING, 1, 0, bytes(8)),
        Frame(WINDOW, 1, 0, bytes(3)),
        Frame(WINDOW, 99, 0, b"\0\0\0\1"),
        Frame(WINDOW, 0, 0, bytes(4)),
        Frame(GOAWAY, 0, 0, bytes(7)),
        Frame(GOAWAY, 3, 0, bytes(8)),
    ],
)
def test_a_control_frame_of_a_wrong_form_is_a_goaway(frame: Frame) -> None:
    assert gone(server(extended=True).feed(frame.packed())).code == 3


# Flow control.


def test_a_message_passes_while_there_is_credit_and_may_overdraw_it() -> None:
    tape = small()
    assert tape.machine.can_send(3)
    assert tape.take(tape.machine.send(3, bytes(500))).types == [DATA]
    assert not tape.machine.can_send(3) and tape.machine.can_send(5)
    assert tape.feed(window(3, 400)).events == [] and not tape.machine.can_send(3)
    assert tape.feed(window(3, 1)).events == [Writable(3)] and tape.machine.can_send(3)


def test_an_empty_connection_window_stops_streams_but_not_unary_calls_and_control() -> None:
    tape = small(stream=10_000)
    tape.take(tape.machine.send(3, bytes(1_000)))
    assert not tape.machine.can_send(3) and not tape.machine.can_send(5)
    tape.feed(request(7))
    assert tape.take(tape.machine.reply(7, bytes(5_000))).types == [RESPONSE]
    assert tape.take(tape.machine.finish(5)).written == [Frame(DATA, 5, END)]
    assert tape.feed(ping()).types == [PING]
    assert tape.feed(window(0, 1)).events == [Writable(0)] and tape.machine.can_send(3)


def test_credit_comes_back_when_messages_are_read() -> None:
    tape = server(Limits(stream_window_bytes=100, connection_window_bytes=400), extended=True)
    tape.feed(request(3, SUM, flags=OPEN), data(3, bytes(49)), data(3, bytes(51)))
    assert tape.take(tape.machine.consumed(3, 49)).written == []
    assert tape.take(tape.machine.consumed(3, 51)).written == [control.window(3, 100)]
    tape.feed(data(3, bytes(100)))
    assert tape.take(tape.machine.consumed(3, 100)).written == [control.window(3, 100), control.window(0, 200)]


def test_data_without_credit_is_8_on_that_stream() -> None:
    tape = server(Limits(stream_window_bytes=100), extended=True)
    tape.feed(request(3, SUM, flags=OPEN), data(3, bytes(200)), data(3, b"x"), request(5))
    assert tape.statuses == [(3, 8)] and len(tape.of(Message)) == 1 and len(tape.of(Started)) == 2


def test_data_beyond_the_connections_credit_is_a_goaway() -> None:
    tape = server(Limits(connection_window_bytes=100), extended=True)
    assert gone(tape.feed(request(3, SUM, flags=OPEN), data(3, bytes(200)), data(3, b"x"))).code == 8


def test_reset_gives_the_connection_its_credit_back() -> None:
    tape = server(Limits(connection_window_bytes=100), extended=True)
    tape.feed(request(3, SUM, flags=OPEN), data(3, bytes(60)))
    assert tape.feed(reset(3)).written == [control.window(0, 60)]
    assert tape.feed(data(3, bytes(60))).written == [control.window(0, 60)]


def test_zero_increment_fails_the_stream_with_13() -> None:
    tape = small()
    assert tape.feed(window(3, 0)).statuses == [(3, 13)] and tape.of(Cancelled)
    assert tape.machine.is_open


@pytest.mark.parametrize("stream", [0, 3])
@pytest.mark.parametrize("increment", [(1 << 31) - 1, 1 << 31, (1 << 32) - 1])
def test_overflow_is_a_goaway(stream: int, increment: int) -> None:
    assert gone(small().feed(window(stream, increment))).code == 3


def test_window_of_a_finished_stream_is_ignored() -> None:
    tape = small()
    tape.take(tape.machine.finish(3))
    assert tape.feed(window(3, 1), window(3, 0)).events == [] and tape.written == []


# Metadata.


def test_headers_come_before_messages_and_trailers_before_the_end() -> None:
    tape = small()
    initial, trailing = Metadata({"A": "1"}), Metadata([("t-bin", "AP8="), ("t", "1"), ("t", "2")])
    assert tape.take(tape.machine.headers(3, initial)).types == [HEADERS]
    assert read_metadata(tape.written[0].data, Limits()) == initial
    assert tape.take(tape.machine.headers(3, initial)).written == []
    tape.take(tape.machine.send(3, b"m"))
    assert tape.take(tape.machine.finish(3, trailing)).types == [TRAILERS, DATA]
    assert read_metadata(tape.written[0].data, Limits()) == trailing
    error = RPCError(StatusCode.ABORTED, trailers=trailing)
    assert tape.take(tape.machine.fail(5, error)).types == [TRAILERS, RESPONSE] and tape.statuses == [(5, 10)]


def test_too_much_metadata_of_a_handler_is_8() -> None:
    tape = small()
    for metadata in (Metadata({"k": "v" * 8_192}), Metadata([("k", "v")] * 65)):
        with pytest.raises(RPCError, match="RESOURCE_EXHAUSTED"):
            tape.machine.headers(3, metadata)
        with pytest.raises(RPCError, match="RESOURCE_EXHAUSTED"):
            tape.machine.finish(3, metadata)
    assert tape.take(tape.machine.fail(3, RPCError(StatusCode.ABORTED, trailers=Metadata([("k", "v")] * 65)))).types == [2]
