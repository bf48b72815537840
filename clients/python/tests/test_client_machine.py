"""The client's machine (conformance 42, 44, 46, 60, 61-64, 69, 75, 78, 79, 85, 99, 104, 107, 110, 111, 118, 120)."""

import zlib

import pytest
from google.protobuf.message import Message as ProtobufMessage
from support import (
    CHAT,
    COUNT,
    ECHO,
    END,
    OPEN,
    SUM,
    ClientTape,
    client,
    envelope,
    error_reply,
    frames,
    hello_reply,
    hello_request,
)

from ticketclient._generated.ttrpc.ttrpc_pb2 import Response
from ticketclient.ttrpc import Limits, Metadata, Method, RPCError, StatusCode, client_machine, control
from ticketclient.ttrpc.action import Close, Ended, GoingAway, Headers, HelloEnded, Message, NextTurn, Writable
from ticketclient.ttrpc.control import NOT_DECIDED, GoAway, Reset
from ticketclient.ttrpc.envelope import pack_metadata, pack_response
from ticketclient.ttrpc.frame import (
    COMPRESSED,
    DATA,
    GOAWAY,
    HEADERS,
    PING,
    REMOTE_CLOSED,
    REQUEST,
    RESET,
    RESPONSE,
    TRAILERS,
    Frame,
)
from ticketclient.ttrpc.limits import FRAME_BYTES_MAX, SECOND

AnyMethod = Method[ProtobufMessage, ProtobufMessage]


def begin(
    tape: ClientTape, method: AnyMethod = ECHO, payload: bytes | None = b"", timeout: int | None = None, **metadata: str
) -> int:  # type: ignore[assignment]
    payload = None if method.shape.client_streams else payload
    stream, actions = tape.machine.open(method, payload, Metadata(metadata), timeout, tape.now)
    tape.take(actions)
    return stream


def extended(limits: Limits = Limits(), **options: object) -> ClientTape:
    return client(limits, answer=hello_reply(), **options)


def response(stream: int, payload: bytes = b"", flags: int = 0) -> bytes:
    return Frame(RESPONSE, stream, flags, pack_response(payload)).packed()


def data(stream: int, payload: bytes = b"", flags: int = 0) -> bytes:
    return Frame(DATA, stream, flags, payload).packed()


def ended(tape: ClientTape) -> tuple[int, bool]:
    """The code that the one call ended with, and whether it may have run."""
    (end,) = tape.of(Ended)
    return (end.error.code, end.error.may_have_executed) if end.error else (0, True)


def test_each_shape_opens_with_its_flags() -> None:
    tape = client()
    for method, flags in ((ECHO, 0), (COUNT, REMOTE_CLOSED), (SUM, OPEN), (CHAT, OPEN)):
        stream = begin(tape, method, timeout=5, k="v")
        assert tape.written == [Frame(REQUEST, stream, flags, envelope(method, b"", 5, k="v"))]
    assert stream == 7


def test_hello_goes_first_and_calls_do_not_wait_for_its_answer() -> None:
    tape = ClientTape(client_machine.ClientMachine())
    assert tape.take(tape.machine.begin(0)).written == frames(hello_request())
    assert begin(tape) == 3 and tape.types == [REQUEST]
    assert tape.feed(response(3, b"r")).events == [Message(3, b"r"), Ended(3, None)]
    assert tape.feed(hello_reply()).events == [HelloEnded(True), Writable(0)]


@pytest.mark.parametrize("code", [12, 3, 9, 13, 5])
def test_a_plain_servers_answer_to_hello_leaves_the_client_plain(code: int) -> None:
    tape = client(answer=error_reply(code))
    assert tape.events == [HelloEnded(False), Writable(0)] and not tape.machine.is_extended
    stream = begin(tape, SUM)
    tape.take(tape.machine.send(stream, b"m") + tape.machine.half_close(stream))
    tape.take(tape.machine.cancel(stream, RPCError(StatusCode.CANCELLED)))
    assert tape.written == [] and ended(tape)[0] == 1
    assert tape.feed(Frame(PING, 0, 0, bytes(8)).packed()).written == []


@pytest.mark.parametrize("code", [16, 7, 14])
def test_some_answers_to_hello_fail_the_connection(code: int) -> None:
    tape = ClientTape(client_machine.ClientMachine())
    tape.machine.begin(0)
    begin(tape)
    tape.feed(error_reply(code))
    assert ended(tape)[0] == code and tape.of(Close)[0].error.code == code


def test_no_answer_to_hello_fails_the_connection() -> None:
    tape = ClientTape(client_machine.ClientMachine())
    tape.take(tape.machine.begin(0))
    assert tape.tick(10 * SECOND).of(Close)


def test_data_waits_for_the_answer_to_hello() -> None:
    tape = ClientTape(client_machine.ClientMachine())
    tape.machine.begin(0)
    stream = begin(tape, SUM)
    assert not tape.machine.can_send(stream)
    tape.feed(hello_reply(Limits(stream_window_bytes=10)))
    assert tape.machine.can_send(stream)
    tape.take(tape.machine.send(stream, bytes(11)))
    assert not tape.machine.can_send(stream)


def test_a_server_stream_ends_with_data_and_with_a_response_when_it_fails() -> None:
    tape = client()
    begin(tape, COUNT), begin(tape, COUNT), begin(tape, COUNT)
    assert tape.feed(data(1, b"a"), data(1, flags=END)).events == [Message(1, b"a", 1), Ended(1, None)]
    tape.feed(data(3, b"a"), error_reply(10, 3))
    assert tape.of(Message) and ended(tape)[0] == 10
    assert tape.feed(data(5, b"a", REMOTE_CLOSED)).events == [Message(5, b"a", 1), Ended(5, None)]


def test_an_ok_response_on_a_server_stream_is_its_end_with_what_it_brings() -> None:
    tape = client()
    begin(tape, COUNT), begin(tape, COUNT)
    assert tape.feed(response(1, b"last")).events == [Message(1, b"last"), Ended(1, None)]
    assert tape.feed(response(3)).events == [Ended(3, None)]


def test_an_early_status_is_delivered_and_nothing_more_is_sent() -> None:
    tape = client()
    begin(tape, SUM)
    assert ended(tape.feed(error_reply(9))) == (9, True)
    assert tape.machine.send(1, b"x") + tape.machine.half_close(1) == []


def test_messages_where_there_should_be_one_reply_are_13() -> None:
    tape = client()
    begin(tape)
    assert ended(tape.feed(data(1, b"x")))[0] == 13


def test_a_malformed_response_is_13_and_an_oversized_one_8() -> None:
    tape = client()
    begin(tape), begin(tape)
    assert ended(tape.feed(Frame(RESPONSE, 1, 0, b"\x0a\x05").packed()))[0] == 13
    assert ended(tape.feed((FRAME_BYTES_MAX + 1).to_bytes(4) + b"\0\0\0\3\2\0"))[0] == 8
    assert tape.machine.is_open


def test_what_is_too_large_never_goes_out() -> None:
    tape = client()
    for payload, metadata in ((bytes(FRAME_BYTES_MAX), {}), (b"", {"k": "v" * 8_192})):
        with pytest.raises(RPCError) as caught:
            begin(tape, payload=payload, **metadata)
        assert caught.value.code == 8 and not caught.value.may_have_executed
    assert begin(tape) == 1


# Deadlines and cancellation.


def test_the_deadline_ends_a_call_here_and_a_late_reply_is_dropped() -> None:
    tape = client()
    begin(tape, timeout=10)
    assert tape.machine.timer() == 10 and ended(tape.tick(10)) == (4, True)
    assert tape.written == [] and tape.feed(response(1)).events == []
    tape = extended()
    begin(tape, timeout=10)
    tape.tick(10)
    assert tape.types == [RESET] and control.read_reset(tape.written[0]).code == 4


def test_an_expired_call_is_not_sent() -> None:
    tape = client()
    with pytest.raises(RPCError, match="DEADLINE_EXCEEDED"):
        begin(tape, timeout=-1)
    assert begin(tape) == 1


@pytest.mark.parametrize("has_half_closed", [False, True])
def test_cancelling_sends_reset_and_drops_what_crosses_it(has_half_closed: bool) -> None:
    tape = extended(Limits(connection_window_bytes=10))
    begin(tape, CHAT)
    tape.feed(data(3, bytes(2)))
    if has_half_closed:
        tape.take(tape.machine.half_close(3))
    tape.take(tape.machine.cancel(3, RPCError(StatusCode.CANCELLED)))
    assert tape.types == [RESET] and ended(tape)[0] == 1
    assert tape.feed(data(3, bytes(3))).written == [control.window(0, 5)] and tape.events == []


def test_a_cancellation_before_the_answer_to_hello_is_told_when_it_can_be() -> None:
    tape = ClientTape(client_machine.ClientMachine())
    tape.machine.begin(0)
    begin(tape)
    assert tape.take(tape.machine.cancel(3, RPCError(StatusCode.CANCELLED))).written == []
    assert tape.feed(hello_reply()).types == [RESET]


def test_a_flood_of_a_plain_server_is_8_for_that_call_alone() -> None:
    tape = client()
    begin(tape, COUNT), begin(tape)
    tape.feed(*[data(1, b"m")] * 70, response(3))
    assert len(tape.of(Message)) == 64 and tape.of(NextTurn)
    tape.take(tape.machine.resume(0))
    assert [(end.stream, end.error and end.error.code) for end in tape.of(Ended)] == [(1, 8), (3, None)]


# The extension.


def test_headers_and_trailers_arrive() -> None:
    tape = extended()
    begin(tape, COUNT)
    packed = pack_metadata(Metadata([("K", "1"), ("k", "2")]))
    assert tape.feed(Frame(HEADERS, 3, 0, packed).packed()).events == [Headers(3, Metadata([("k", "1"), ("k", "2")]))]
    tape.feed(data(3, b"m"), Frame(TRAILERS, 3, 0, packed).packed(), error_reply(10, 3))
    (end,) = tape.of(Ended)
    assert end.trailers == end.error.trailers == Metadata([("k", "1"), ("k", "2")])


@pytest.mark.parametrize("kinds", [(HEADERS, HEADERS), (TRAILERS, TRAILERS), (DATA, HEADERS)])
def test_headers_and_trailers_come_once_and_in_order(kinds: tuple[int, int]) -> None:
    tape = extended()
    begin(tape, COUNT)
    assert ended(tape.feed(*(Frame(kind, 3).packed() for kind in kinds)))[0] == 13
    assert tape.types == [RESET]


def test_too_much_metadata_is_8() -> None:
    tape = extended()
    begin(tape)
    assert ended(tape.feed(Frame(HEADERS, 3, 0, b"\x2a\0" * 65).packed()))[0] == 8


def test_a_refused_call_may_be_made_again() -> None:
    tape = extended()
    begin(tape), begin(tape)
    assert ended(tape.feed(control.reset(3, Reset(8, "busy", True)).packed())) == (8, False)
    assert ended(tape.feed(control.reset(5, Reset(13)).packed())) == (13, True)


def test_reset_or_credit_for_an_idle_stream_ends_the_connection() -> None:
    for frame in (control.reset(99, Reset(1)), control.window(99, 1), control.window(2, 1)):
        tape = extended().feed(frame.packed())
        assert tape.types == [GOAWAY] and tape.of(Close)


def test_a_bomb_is_8_for_the_call() -> None:
    tape = extended()
    begin(tape)
    assert ended(tape.feed(response(3, zlib.compress(bytes(10_000_000)), COMPRESSED)))[0] == 8


def test_requests_are_compressed_when_that_helps() -> None:
    tape = extended()
    begin(tape, payload=bytes(5_000))
    assert tape.written[0].flags == COMPRESSED and len(tape.written[0].data) < 200
    begin(tape, payload=b"short")
    assert tape.written[0].flags == 0


def test_after_the_first_goaway_calls_finish_and_new_ones_go_elsewhere() -> None:
    tape = extended()
    begin(tape), begin(tape)
    assert tape.feed(control.go_away(GoAway(NOT_DECIDED, 0)).packed()).events == [GoingAway()]
    assert not tape.machine.is_usable
    assert ended(tape.feed(control.go_away(GoAway(3, 0)).packed())) == (14, False)
    assert [type(event) for event in tape.feed(response(3)).events] == [Message, Ended, Close]


def test_a_black_hole_is_14_within_interval_and_timeout() -> None:
    tape = extended()
    begin(tape)
    assert tape.tick(30 * SECOND).types == [PING] and tape.tick(50 * SECOND - 1).events == []
    assert ended(tape.tick(50 * SECOND)) == (14, True) and tape.of(Close)


def test_a_plain_connection_is_never_pinged() -> None:
    tape = client()
    begin(tape)
    assert tape.machine.timer() is None


def test_loss_after_sending_is_14_and_may_have_run() -> None:
    tape = client()
    begin(tape)
    assert ended(tape.take(tape.machine.lost())) == (14, True)


def test_when_the_ids_are_used_up_the_connection_takes_no_more_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_machine, "STREAM_MAX", 3)
    tape = client()
    assert (begin(tape), tape.machine.is_usable, begin(tape), tape.machine.is_usable) == (1, True, 3, False)
    tape.feed(response(1))
    assert [type(event) for event in tape.feed(response(3)).events] == [Message, Ended, Close]


def test_a_status_without_code_is_ok() -> None:
    tape = client()
    begin(tape)
    packed = Response(payload=b"p")
    packed.status.message = "ignored"
    assert tape.feed(Frame(RESPONSE, 1, 0, packed.SerializeToString()).packed()).events == [Message(1, b"p"), Ended(1, None)]
