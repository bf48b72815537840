"""The extension on the server's machine (conformance 13, 61, 64-67, 70-78, 80-85, 92-96, 99, 100, 102-106, 115)."""

import zlib

import pytest
from google.protobuf.wrappers_pb2 import StringValue
from support import COUNT, ECHO, END, OPEN, SUM, ServerTape, hello_request, request, server

from ticketclient._generated.ttrpc.ttrpc_pb2 import Response
from ticketclient._generated.ttrpcx.v1.connection_pb2 import HelloReply
from ticketclient.ttrpc import Limits, Metadata, RPCError, StatusCode, control
from ticketclient.ttrpc.action import Cancelled, Close, Message, Started, Writable
from ticketclient.ttrpc.control import NOT_DECIDED, GoAway, Reset
from ticketclient.ttrpc.envelope import read_metadata
from ticketclient.ttrpc.frame import COMPRESSED, DATA, GOAWAY, HEADERS, PING, RESET, RESPONSE, TRAILERS, WINDOW, Frame
from ticketclient.ttrpc.limits import SECOND


def data(stream: int, payload: bytes = b"", flags: int = 0) -> bytes:
    return Frame(DATA, stream, flags, payload).packed()


def reset(stream: int, code: int = 1) -> bytes:
    return control.reset(stream, Reset(code)).packed()


def window(stream: int, increment: int) -> bytes:
    return control.window(stream, increment).packed()


def ping(text: bytes = b"12345678") -> bytes:
    return control.ping(text).packed()


def gone(tape: ServerTape) -> GoAway:
    """The GOAWAY that the tape ends with, and the close."""
    assert isinstance(tape.events[-1], Close) and not tape.machine.is_open
    return control.read_go_away(tape.written[-1])


def hello(tape: ServerTape, data: bytes) -> tuple[int, HelloReply]:
    tape.feed(data)
    response = Response.FromString(tape.written[-1].data)
    return response.status.code, HelloReply.FromString(response.payload)


def test_hello_answers_the_intersection_and_the_servers_limits() -> None:
    asked = Limits(frame_bytes=100_000, stream_window_bytes=7, connection_window_bytes=8)
    tape = server()
    code, reply = hello(tape, hello_request(asked, ("future", "compress-gzip", "compress-zlib"), version=9))
    assert code == 0 and tape.machine.is_extended
    assert (reply.version, list(reply.features), reply.frame_bytes_max) == (1, ["compress-gzip"], 100_000)
    assert (reply.stream_window_bytes, reply.connection_window_bytes) == (65_536, 1_048_576)
    assert (reply.running_calls_max, reply.metadata_bytes_max, reply.metadata_pairs_max) == (100, 8_192, 64)
    assert reply.ping_interval_min_milliseconds == 10_000


def test_hello_with_version_zero_leaves_the_connection_plain() -> None:
    tape = server()
    tape.feed(request(1))
    asked = Frame(1, 3, 0, hello_request(version=0)[10:]).packed()
    assert hello(tape, asked) == (0, HelloReply()) and not tape.machine.is_extended


def test_hello_that_is_not_the_first_request_is_9() -> None:
    tape = server()
    tape.feed(request(3))
    assert hello(tape, hello_request())[0] == 9 and not tape.machine.is_extended


def test_a_server_without_the_extension_answers_hello_with_12() -> None:
    assert server(has_extension=False).feed(hello_request()).statuses == [(1, 12)]


def test_a_bad_token_is_16_and_a_good_one_opens_the_connection() -> None:
    def authenticate(token: str) -> object:
        if token != "good":
            raise RPCError(StatusCode.UNAUTHENTICATED, "unknown token")
        return "ana"

    tape = server(authenticate=authenticate)
    assert hello(tape, hello_request(token="bad"))[0] == 16
    assert tape.feed(request(3)).statuses == [(3, 16)]
    assert tape.feed(request(5, authorization="Bearer good")).of(Started)[0].identity == "ana"
    assert tape.feed(request(7, payload=bytes(70_000))).statuses == [(7, 8)]
    tape = server(authenticate=authenticate)
    assert hello(tape, hello_request(token="good"))[0] == 0
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


def small(stream: int = 100, connection: int = 1_000) -> ServerTape:
    """A server whose client takes little."""
    tape = server()
    limits = Limits(stream_window_bytes=stream, connection_window_bytes=connection)
    tape.feed(hello_request(limits), request(3, COUNT), request(5, COUNT))
    return tape


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


# Abuse.


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
