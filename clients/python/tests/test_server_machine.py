"""The server's machine with a plain client (conformance 1-12, 14, 30-49, 51-56, 58, 60, 68, 79, 97, 98)."""

import pytest
from google.protobuf.wrappers_pb2 import Int64Value
from support import CHAT, COUNT, ECHO, END, OPEN, SERVICE, SUM, envelope, frames, request, server, status

from ticketclient.ttrpc import Limits, Metadata, Method, RPCError, Shape, StatusCode
from ticketclient.ttrpc.action import Cancelled, Close, HalfClosed, Message, NextTurn, Started
from ticketclient.ttrpc.frame import DATA, NO_DATA, REMOTE_CLOSED, REQUEST, RESPONSE, Frame
from ticketclient.ttrpc.limits import FRAME_BYTES_MAX, SECOND


def data(stream: int, payload: bytes = b"", flags: int = 0) -> bytes:
    return Frame(DATA, stream, flags, payload).packed()


def header(length: int, stream: int, kind: int = REQUEST) -> bytes:
    return length.to_bytes(4) + stream.to_bytes(4) + bytes([kind, 0])


@pytest.mark.parametrize("cut", range(1, len(request(1, payload=b"\x0a\x02hi"))))
def test_a_request_is_served_wherever_it_is_cut(cut: int) -> None:
    tape, whole = server(), request(1, payload=b"\x0a\x02hi")
    assert tape.feed(whole[:cut]).events == []
    assert [started.payload for started in tape.feed(whole[cut:]).of(Started)] == [b"\x0a\x02hi"]


def test_a_whole_conversation_is_the_same_in_single_bytes() -> None:
    wire = request(1, SUM, flags=OPEN) + data(1, b"a") + data(1, b"") + data(1, b"c", REMOTE_CLOSED) + request(3, timeout=5)
    whole, single = server().feed(wire).events, []
    tape = server()
    for byte in wire:
        single += tape.feed(bytes([byte])).events
    assert single == whole and len(whole) == 6


def test_fifty_frames_in_one_write_are_all_served() -> None:
    started = server().feed(*(request(id) for id in range(1, 101, 2))).of(Started)
    assert [each.stream for each in started] == list(range(1, 101, 2))


def test_exactly_four_mebibytes_are_accepted() -> None:
    tape = server()
    payload = bytes(FRAME_BYTES_MAX - len(envelope(payload=bytes(4_000_000))) + 4_000_000)
    assert len(frames(request(1, payload=payload))[0].data) == FRAME_BYTES_MAX
    assert len(tape.feed(request(1, payload=payload)).of(Started)) == 1


@pytest.mark.parametrize("length", [FRAME_BYTES_MAX + 1, (1 << 24) - 1])
def test_a_larger_frame_is_skipped_and_answered_with_8_and_the_connection_lives(length: int) -> None:
    tape = server()
    assert tape.feed(header(length, 1)).statuses == [(1, 8)]
    for _ in range(length // 65_536):
        assert tape.feed(bytes(65_536)).written == []
    assert len(tape.feed(bytes(length % 65_536), request(3)).of(Started)) == 1


def test_sixteen_mebibytes_close_after_what_came_before() -> None:
    tape = server().feed(request(1), header(1 << 24, 3), request(5))
    assert [type(event) for event in tape.events] == [Started, Cancelled, Close]


def test_what_means_nothing_is_ignored() -> None:
    tape = server()
    for kind in (4, 5, 0x7F, 0xE0, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xFF):
        assert tape.feed(Frame(kind, 1, 0xFF, b"12345678").packed(), Frame(kind, 0, 0, b"").packed()).events == []
        assert tape.written == []
    assert tape.feed(Frame(RESPONSE, 1, 0, b"").packed()).written == []
    assert len(tape.feed(request(1, flags=0xF8)).of(Started)) == 1


@pytest.mark.parametrize("stream", [0, 2])
def test_a_request_on_an_even_id_is_3(stream: int) -> None:
    assert server().feed(request(stream)).statuses == [(stream, 3)]


def test_reuse_of_an_open_id_is_3_and_cancels_the_original() -> None:
    tape = server()
    tape.feed(request(1))
    tape.feed(request(1))
    assert tape.statuses == [(1, 3)] and tape.events == [Cancelled(1, StatusCode.CANCELLED)]
    assert tape.take(tape.machine.reply(1, b"")).written == []


def test_replay_of_a_finished_id_is_3() -> None:
    tape = server()
    tape.feed(request(1))
    assert tape.take(tape.machine.reply(1, b"")).statuses == [(1, 0)]
    assert tape.feed(request(1)).statuses == [(1, 3)]


def test_a_lower_unseen_id_is_accepted_once_from_a_plain_peer() -> None:
    tape = server()
    tape.feed(request(9), request(3), request(7), request(1), request(5))
    assert [started.stream for started in tape.of(Started)] == [9, 3, 7, 1, 5]
    assert tape.feed(request(5)).statuses == [(5, 3)]


def test_the_end_inside_a_frame_cancels_every_handler() -> None:
    tape = server()
    tape.feed(request(1), request(3, COUNT), request(5)[:12])
    assert [event.stream for event in tape.take(tape.machine.lost()).of(Cancelled)] == [1, 3]
    assert tape.take(tape.machine.lost()).events == []


def test_a_malformed_envelope_is_3_and_an_empty_one_12() -> None:
    tape = server().feed(Frame(REQUEST, 1, 0, b"\x0a\x05x").packed(), header(0, 3), request(5))
    assert tape.statuses == [(1, 3), (3, 12)] and len(tape.of(Started)) == 1


def test_unknown_service_and_method_are_12() -> None:
    unknown = [Method("no.v1.Service", "Echo", Shape.UNARY, Int64Value, Int64Value)]
    unknown += [Method(SERVICE, "Nope", Shape.UNARY, Int64Value, Int64Value)]
    for method in unknown:
        assert server().feed(request(1, method)).statuses == [(1, 12)]


def test_data_on_a_unary_call_is_3_and_the_server_lives() -> None:
    tape = server()
    tape.feed(request(1), data(1, b"x"), request(3))
    assert tape.statuses == [(1, 3)]
    assert [type(event) for event in tape.events] == [Started, Cancelled, Started]


def test_a_client_stream_ends_with_a_response() -> None:
    tape = server()
    tape.feed(request(1, SUM, flags=OPEN), data(1, b"a"), data(1), data(1, b"c", REMOTE_CLOSED))
    assert [event.payload for event in tape.of(Message)] == [b"a", b"", b"c"]
    assert tape.of(HalfClosed) == [HalfClosed(1)] and tape.of(Started)[0].payload is None
    assert tape.take(tape.machine.reply(1, b"r")).written == [Frame(RESPONSE, 1, 0, b"\x12\x01r")]


def test_an_opening_with_a_payload_brings_the_first_message_and_an_empty_one_none() -> None:
    tape = server().feed(request(1, SUM, b"a", flags=2), request(3, SUM, flags=2), request(5, SUM, b"z", flags=1))
    assert [(event.stream, event.payload) for event in tape.of(Message)] == [(1, b"a"), (5, b"z")]
    assert tape.of(HalfClosed) == [HalfClosed(5)]


def test_data_after_the_end_is_3() -> None:
    tape = server()
    tape.feed(request(1, SUM, flags=OPEN), data(1, flags=END), data(1, b"late"))
    assert tape.statuses == [(1, 3)] and tape.of(Cancelled)


def test_data_on_an_idle_or_finished_stream_is_3() -> None:
    tape = server()
    assert tape.feed(data(1, b"x")).statuses == [(1, 3)]
    tape.feed(request(3, SUM, flags=OPEN), data(3, flags=END))
    tape.take(tape.machine.reply(3, b""))
    assert tape.feed(data(3, b"x")).statuses == [(3, 3)]


def test_after_an_early_answer_what_still_comes_is_dropped() -> None:
    tape = server()
    tape.feed(request(1, SUM, flags=OPEN))
    assert tape.take(tape.machine.fail(1, RPCError(StatusCode.ABORTED))).statuses == [(1, 10)]
    assert tape.feed(data(1, b"a"), data(1, b"b"), data(1, flags=END)).written == []
    assert tape.feed(data(1, b"now it knows")).statuses == [(1, 3)]


def test_a_server_stream_ends_with_data_when_ok_and_a_response_when_not() -> None:
    tape = server()
    tape.feed(request(1, COUNT, flags=REMOTE_CLOSED), request(3, COUNT, flags=REMOTE_CLOSED))
    assert tape.of(Started)[0].payload == b""
    assert tape.take(tape.machine.send(1, b"m")).written == [Frame(DATA, 1, 0, b"m")]
    assert tape.take(tape.machine.finish(1)).written == [Frame(DATA, 1, END)]
    assert tape.take(tape.machine.fail(3, RPCError(StatusCode.ABORTED))).statuses == [(3, 10)]


@pytest.mark.parametrize("flags", [0, 1, 2, 3, 6])
def test_the_method_decides_the_shape_not_the_flags(flags: int) -> None:
    assert server().feed(request(1, ECHO, b"x", flags=flags)).of(Started)[0].payload == b"x"
    assert server().feed(request(1, CHAT, flags=flags)).of(Started)[0].payload is None


def test_a_stream_call_that_was_opened_with_ro_may_be_half_closed() -> None:
    tape = server()
    assert tape.feed(request(1, COUNT, flags=2), data(1, flags=END)).written == []
    assert tape.feed(data(1, flags=END)).statuses == [(1, 3)]


def test_a_bidirectional_call_goes_on_after_the_clients_end() -> None:
    tape = server()
    tape.feed(request(1, CHAT, flags=OPEN), data(1, flags=END))
    assert tape.take(tape.machine.send(1, b"still here")).written == [Frame(DATA, 1, 0, b"still here")]
    assert tape.take(tape.machine.finish(1)).written == [Frame(DATA, 1, END)]


@pytest.mark.parametrize("method", [ECHO, SUM, COUNT, CHAT])
def test_a_passed_deadline_is_4_for_each_shape_and_cancels_the_handler(method: Method[Int64Value, Int64Value]) -> None:
    tape = server()
    tape.feed(request(1, method, flags=OPEN if method.shape.client_streams else 0, timeout=1_000_000))
    assert tape.machine.timer() == 1_000_000 and tape.of(Started)[0].deadline == 1_000_000
    assert tape.tick(999_999).events == []
    assert tape.tick(1_000_000).statuses == [(1, 4)]
    assert tape.events == [Cancelled(1, StatusCode.DEADLINE_EXCEEDED)]
    assert tape.take(tape.machine.reply(1, b"late")).written == [] and tape.machine.timer() is None


def test_deadlines_at_the_edges() -> None:
    assert server().feed(request(1, timeout=0)).of(Started)[0].deadline is None
    for expired in (-1, -(1 << 63)):
        tape = server().feed(request(1, timeout=expired))
        assert tape.statuses == [(1, 4)] and tape.events == []
    assert server().feed(request(1, timeout=(1 << 63) - 1)).of(Started)[0].deadline == (1 << 63) - 1


def test_a_reply_above_the_bound_fails_and_the_call_can_still_say_so() -> None:
    tape = server()
    tape.feed(request(1))
    with pytest.raises(RPCError, match="bound") as caught:
        tape.machine.reply(1, bytes(FRAME_BYTES_MAX))
    assert tape.take(tape.machine.fail(1, caught.value)).statuses == [(1, 8)]


def test_plain_peers_get_no_metadata() -> None:
    tape = server()
    tape.feed(request(1))
    assert tape.take(tape.machine.headers(1, Metadata({"a": "b"}))).written == []
    assert tape.take(tape.machine.reply(1, b"", Metadata({"a": "b"}))).types == [RESPONSE]


def test_metadata_reaches_the_handler() -> None:
    assert server().feed(request(1, Key="v")).of(Started)[0].metadata == Metadata({"key": "v"})


def test_a_burst_gets_a_turn_and_a_flood_is_8_on_that_stream_alone() -> None:
    tape = server()
    tape.feed(request(1, SUM, flags=OPEN), *[data(1, b"m")] * 70, request(3))
    assert len(tape.of(Message)) == 64 and tape.of(NextTurn) and not tape.machine.wants_bytes
    for _ in range(64):
        tape.machine.consumed(1, 1)
    tape.turn()
    assert len(tape.of(Message)) == 6 and len(tape.of(Started)) == 1
    tape.feed(*[data(1, b"m")] * 59)
    tape.turn()
    assert tape.statuses == [(1, 8)] and tape.of(Cancelled) == [Cancelled(1, StatusCode.RESOURCE_EXHAUSTED)]
    assert len(tape.feed(request(5)).of(Started)) == 1


def test_the_101st_call_is_8_until_a_handler_has_returned() -> None:
    tape = server()
    tape.feed(*(request(id) for id in range(1, 203, 2)))
    assert len(tape.of(Started)) == 100 and tape.statuses == []
    assert tape.turn().statuses == [(201, 8)]
    tape.take(tape.machine.reply(1, b""))
    tape.feed(request(203))
    assert tape.turn().statuses == [(203, 8)]
    tape.machine.handler_returned(1, 0)
    assert len(tape.feed(request(205)).of(Started)) == 1


def test_a_burst_of_calls_gets_a_turn_in_which_handlers_can_return() -> None:
    tape = server()
    tape.feed(*(request(id) for id in range(1, 303, 2)))
    assert len(tape.of(Started)) == 100 and tape.of(NextTurn) and not tape.machine.wants_bytes
    for id in range(1, 200, 2):
        tape.machine.handler_returned(id, 0)
    assert len(tape.turn().of(Started)) == 51 and tape.statuses == [] and tape.machine.wants_bytes


def test_reading_stops_at_the_budget_of_unary_bytes() -> None:
    tape = server(Limits(unary_bytes=100))
    tape.feed(request(1, payload=bytes(200)), request(3))
    assert [event.stream for event in tape.of(Started)] == [1] and not tape.machine.wants_bytes
    assert tape.tick(3600 * SECOND).events == []
    tape.take(tape.machine.handler_returned(1, tape.now))
    assert [event.stream for event in tape.of(Started)] == [3] and tape.machine.wants_bytes


def test_a_slow_header_closes() -> None:
    tape = server()
    tape.now = SECOND
    tape.feed(request(1)[:3])
    assert tape.machine.timer() == 11 * SECOND and tape.tick(11 * SECOND - 1).events == []
    tape.feed(request(1)[3:5])
    assert [type(event) for event in tape.tick(11 * SECOND).events] == [Close]


def test_a_slow_body_closes_and_one_at_the_least_rate_does_not() -> None:
    tape = server()
    tape.feed(header(409_600, 1), bytes(10))
    assert tape.machine.timer() == 100 * SECOND and tape.tick(100 * SECOND - 1).events == []
    assert [type(event) for event in tape.tick(100 * SECOND).events] == [Close]
    skipping = server()
    skipping.feed(header(5_000_000, 1), bytes(4_999_999), b"")
    skipping.feed(b"\0", request(3))
    assert skipping.machine.timer() is None


def test_a_plain_connection_that_provokes_201_errors_is_closed() -> None:
    tape = server()
    tape.feed(*[request(2)] * 200)
    assert tape.events == [] and len(tape.statuses) == 200
    assert [type(event) for event in tape.feed(request(2)).events] == [Close]


def test_status_is_empty_in_a_good_response() -> None:
    tape = server()
    tape.feed(request(1))
    tape.take(tape.machine.reply(1, b""))
    assert tape.written == [Frame(RESPONSE, 1)] and status(tape.written[0]) == 0


def test_no_data_flag_counts_more_than_the_payload() -> None:
    tape = server().feed(request(1, SUM, b"ignored", flags=OPEN), data(1, flags=NO_DATA))
    assert tape.of(Message) == []


def test_the_time_for_a_header_begins_anew_behind_a_skipped_frame() -> None:
    tape = server()
    tape.feed(header(5_000_000, 1), bytes(4_999_999))
    tape.now = 5 * SECOND
    tape.feed(b"\0", request(3)[:4])
    assert tape.machine.timer() == 15 * SECOND
