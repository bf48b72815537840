"""Protobuf's encoding, as far as it has to be looked at before it is parsed."""

from collections.abc import Iterator

from google.protobuf.descriptor import Descriptor, FieldDescriptor

VARINT, FIXED64, LENGTH, GROUP, GROUP_END, FIXED32 = range(6)
DEPTH_MAX = 100


class Malformed(ValueError):
    """Not protobuf."""


class BadText(ValueError):
    """A string that is not UTF-8, or has a NUL. Its text names the field."""


def fields(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """The number, wire type and value of each field, without what is inside groups. Raises Malformed."""
    at, groups = 0, 0
    while at < len(data):
        tag, at = _varint(data, at)
        number, kind = tag >> 3, tag & 7
        if not 0 < number < 1 << 29 or kind > FIXED32:
            raise Malformed("a tag that cannot be")
        groups += (kind == GROUP) - (kind == GROUP_END)
        begin, at = _value(data, at, kind)
        if at > len(data) or groups < 0:
            raise Malformed("a field is cut off")
        if not groups:
            yield number, kind, data[begin:at]
    if groups:
        raise Malformed("a group is not closed")


def check_text(data: bytes, descriptor: Descriptor, depth: int = 0) -> None:
    """Raises BadText if a string of the message or of a message in it is not proper text, Malformed if it is none."""
    if depth > DEPTH_MAX:
        raise Malformed("messages in messages, too deep")
    for number, kind, value in fields(data):
        field = descriptor.fields_by_number.get(number)
        if field is None or kind != LENGTH:
            continue
        if field.type == FieldDescriptor.TYPE_STRING:
            _check_string(value, field)
        elif field.message_type is not None:
            check_text(value, field.message_type, depth + 1)


def _check_string(value: bytes, field: FieldDescriptor) -> None:
    if b"\0" in value:
        raise BadText(f"{field.full_name} has a NUL")
    try:
        value.decode()
    except UnicodeDecodeError:
        raise BadText(f"{field.full_name} is not UTF-8") from None


def _value(data: bytes, at: int, kind: int) -> tuple[int, int]:
    """Where the value begins, and where it ends."""
    if kind == VARINT:
        return at, _varint(data, at)[1]
    if kind == LENGTH:
        length, at = _varint(data, at)
        return at, at + length
    return at, at + {FIXED64: 8, FIXED32: 4}.get(kind, 0)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(data):
            raise Malformed("a number is cut off")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value & (1 << 64) - 1, at
    raise Malformed("a number of more than ten bytes")
