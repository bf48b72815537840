"""Messages to bytes, and bytes to messages with the strictness that the protocol asks for."""

from typing import TypeVar, cast

from google.protobuf.descriptor import Descriptor
from google.protobuf.message import DecodeError, Message

from ticketclient.ttrpc import wire
from ticketclient.ttrpc.status import RPCError, StatusCode

M = TypeVar("M", bound=Message)


def parse(kind: type[M], data: bytes, malformed: StatusCode = StatusCode.INTERNAL) -> M:
    """The message. Raises RPCError: `malformed` when it is none, INVALID_ARGUMENT when a string is not proper text."""
    try:
        message = kind.FromString(data)
    except DecodeError:
        _check(kind, data, malformed)
        raise RPCError(malformed, f"the bytes are no {kind.DESCRIPTOR.full_name}") from None
    # No string can have a NUL where no byte is one.
    if b"\0" in data:
        _check(kind, data, malformed)
    return message


def _check(kind: type[Message], data: bytes, malformed: StatusCode) -> None:
    try:
        wire.check_text(data, cast(Descriptor, kind.DESCRIPTOR))
    except wire.BadText as error:
        raise RPCError(StatusCode.INVALID_ARGUMENT, str(error)) from None
    except wire.Malformed:
        raise RPCError(malformed, f"the bytes are no {kind.DESCRIPTOR.full_name}") from None
