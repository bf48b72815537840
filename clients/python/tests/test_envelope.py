"""Bytes of envelopes and frames, as ttrpc 1.2 has them (conformance 15-23, 31, 87-91)."""

import pytest
from google.protobuf.wrappers_pb2 import StringValue
from support import SERVICE, envelope

from ticketclient._generated.ttrpc.ttrpc_pb2 import Response
from ticketclient.ttrpc import Limits, Metadata, RPCError, StatusCode
from ticketclient.ttrpc.codec import parse
from ticketclient.ttrpc.envelope import RequestEnvelope, pack_error, pack_response, read_response
from ticketclient.ttrpc.frame import DATA, NO_DATA, REMOTE_CLOSED, REQUEST, RESPONSE, Frame


def test_a_request_frame_matches_its_golden_bytes() -> None:
    packed = RequestEnvelope(SERVICE, "Echo", b"\x0a\x02hi", 1_000_000, Metadata({"K": "v"})).packed()
    assert Frame(REQUEST, 3, REMOTE_CLOSED, packed).packed() == bytes(
        [0, 0, 0, 0x27, 0, 0, 0, 3, 1, 1]  # 39 bytes, stream 3, Request, RC
        + [0x0A, 13, 0x74, 0x65, 0x73, 0x74, 0x2E, 0x76, 0x31, 0x2E, 0x4E, 0x6F, 0x74, 0x65, 0x73]  # service
        + [0x12, 4, 0x45, 0x63, 0x68, 0x6F]  # method
        + [0x1A, 4, 0x0A, 2, 0x68, 0x69]  # payload
        + [0x20, 0xC0, 0x84, 0x3D]  # timeout_nano
        + [0x2A, 6, 0x0A, 1, 0x6B, 0x12, 1, 0x76]  # metadata k: v
    )


def test_a_negative_timeout_takes_ten_bytes_as_protobuf_has_it() -> None:
    packed = RequestEnvelope("s", "m", timeout_nanoseconds=-1).packed()
    assert packed == bytes([0x0A, 1, 0x73, 0x12, 1, 0x6D, 0x20, *[0xFF] * 9, 1])


def test_response_frames_match_their_golden_bytes() -> None:
    assert Frame(RESPONSE, 5, 0, pack_response(b"\x10\x01")).packed() == bytes([0, 0, 0, 4, 0, 0, 0, 5, 2, 0, 0x12, 2, 0x10, 1])
    assert Frame(RESPONSE, 5, 0, pack_response(b"")).packed() == bytes([0, 0, 0, 0, 0, 0, 0, 5, 2, 0])
    error = RPCError(StatusCode.NOT_FOUND, "no")
    error.details = (_any("t", b"\x07"),)
    assert Frame(RESPONSE, 5, 0, pack_error(error, 100)).packed() == bytes(
        [0, 0, 0, 16, 0, 0, 0, 5, 2, 0, 0x0A, 14, 0x08, 5, 0x12, 2, 0x6E, 0x6F, 0x1A, 6, 0x0A, 1, 0x74, 0x12, 1, 7]
    )


def test_data_frames_match_their_golden_bytes() -> None:
    assert Frame(DATA, 5, 0, b"\x10\x01").packed() == bytes([0, 0, 0, 2, 0, 0, 0, 5, 3, 0, 0x10, 1])
    assert Frame(DATA, 5, REMOTE_CLOSED | NO_DATA).packed() == bytes([0, 0, 0, 0, 0, 0, 0, 5, 3, 5])


@pytest.mark.parametrize(
    "data",
    [b"\x0a", b"\x0a\x02\x01", b"\x20", b"\x20\xff", b"\0\0", b"\x07", b"\x0b", b"\x0c", b"\x0a\xff\xff\xff\xff\x0f"]
    + [b"\x20" + b"\xff" * 10 + b"\0", b"\x29\1\2\3", b"\x2d\1\2\3", b"\xf8\xff\xff\xff\xff\1\0"],
)
def test_bytes_that_are_no_protobuf_are_invalid_argument(data: bytes) -> None:
    assert _read_code(data) == StatusCode.INVALID_ARGUMENT


@pytest.mark.parametrize("text", [b"\xff", b"\xc0\x80", b"a\0b", b"\xed\xa0\x80"])
@pytest.mark.parametrize("tag", [0x0A, 0x12])
def test_bad_text_in_service_or_method_is_invalid_argument(tag: int, text: bytes) -> None:
    assert _read_code(bytes([tag, len(text)]) + text) == StatusCode.INVALID_ARGUMENT


def test_bad_text_in_metadata_is_invalid_argument() -> None:
    assert _read_code(b"\x2a\x03\x0a\x01\0") == StatusCode.INVALID_ARGUMENT


def test_unknown_fields_are_ignored_even_groups() -> None:
    unknown = b"\xa2\x06\x01x" + b"\xa8\x06\x01" + b"\xb3\x06\x08\x01\xb4\x06" + b"\xbd\x06abcd" + b"\xb9\x06abcdefgh"
    assert RequestEnvelope.read(envelope() + unknown, Limits()).method == "Echo"


def test_of_a_repeated_scalar_the_last_one_wins() -> None:
    assert RequestEnvelope.read(envelope() + b"\x12\x03Sum", Limits()).method == "Sum"


def test_too_much_metadata_is_resource_exhausted_whichever_bound_it_breaks() -> None:
    assert len(RequestEnvelope.read(b"\x2a\0" * 64, Limits()).metadata) == 64
    assert _read_code(b"\x2a\0" * 65) == StatusCode.RESOURCE_EXHAUSTED
    assert _read_code(b"\x2a\0" * 2_000_000) == StatusCode.RESOURCE_EXHAUSTED
    fits, above = Metadata({"k": "v" * 8_191}), Metadata({"k": "é" * 4_096})
    assert RequestEnvelope.read(RequestEnvelope("s", "m", metadata=fits).packed(), Limits()).metadata == fits
    assert _read_code(RequestEnvelope("s", "m", metadata=above).packed()) == StatusCode.RESOURCE_EXHAUSTED


@pytest.mark.parametrize("data", [b"", b"\x0a\0", b"\x12\1\7", b"\x0a\2\x08\0"])
def test_a_status_that_is_absent_or_empty_is_ok(data: bytes) -> None:
    assert RPCError.of(read_response(data).status) is None


@pytest.mark.parametrize("code", [code for code in StatusCode if code])
def test_every_code_arrives_as_it_was_sent(code: StatusCode) -> None:
    assert _round_trip(RPCError(code)).code is code


@pytest.mark.parametrize("number", [17, 1000, -1])
def test_a_code_that_nobody_defined_is_unknown(number: int) -> None:
    response = Response()
    response.status.code = number
    error = RPCError.of(read_response(response.SerializeToString()).status)
    assert error is not None and error.code is StatusCode.UNKNOWN


def test_an_error_cannot_say_ok() -> None:
    assert RPCError(StatusCode.OK).code is StatusCode.UNKNOWN


def test_text_and_details_make_the_round_trip() -> None:
    text = "Grüße, 世界 👩‍👩‍👧"
    error = _round_trip(RPCError(StatusCode.ABORTED, text).with_detail(StringValue(value="why")))
    assert error.message == text
    assert error.detail(StringValue) == StringValue(value="why")


def test_details_that_do_not_fit_are_cut_and_the_code_is_kept() -> None:
    small, large = _any("small", b"1"), _any("large", bytes(100))
    error = _round_trip(RPCError(StatusCode.ABORTED, "m", (small, large)), 60)
    assert (error.code, error.message, error.details) == (StatusCode.ABORTED, "m", (small,))


@pytest.mark.parametrize("limit", range(30, 51))
def test_a_text_above_the_frame_is_cut_between_two_characters(limit: int) -> None:
    error = _round_trip(RPCError(StatusCode.ABORTED, "日" * 50), limit)
    assert error.message and set(error.message) == {"日"}


def test_a_payload_that_is_no_message_is_internal_and_bad_text_invalid_argument() -> None:
    for data, code in [(b"\x0a\x09", 13), (b"\x0a\x01\xff", 3), (b"\x0a\x01\0", 3)]:
        with pytest.raises(RPCError) as caught:
            parse(StringValue, data)
        assert caught.value.code == code


def test_metadata_keeps_order_and_lowers_keys() -> None:
    metadata = Metadata([("A", "1"), ("b", "2"), ("a", "3")])
    metadata.add_bytes("x-bin", b"\0\xff")
    assert list(metadata) == [("a", "1"), ("b", "2"), ("a", "3"), ("x-bin", "AP8=")]
    assert metadata.all("A") == ["1", "3"] and metadata.get_bytes("x-bin") == b"\0\xff"
    assert Metadata({"x-bin": "AP8"}).get_bytes("x-bin") == b"\0\xff"
    assert "AP8" not in repr(metadata)


def _any(url: str, value: bytes):  # type: ignore[no-untyped-def]
    from google.protobuf.any_pb2 import Any

    return Any(type_url=url, value=value)


def _read_code(data: bytes) -> StatusCode:
    with pytest.raises(RPCError) as caught:
        RequestEnvelope.read(data, Limits())
    return caught.value.code


def _round_trip(error: RPCError, limit: int = 4_194_304) -> RPCError:
    packed = pack_error(error, limit)
    assert len(packed) <= limit
    received = RPCError.of(read_response(packed).status)
    assert received is not None
    return received


def test_too_many_pairs_are_found_before_anything_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ticketclient.ttrpc.envelope.parse", None)
    assert _read_code(b"\x2a\0" * 2_000_000) == StatusCode.RESOURCE_EXHAUSTED
