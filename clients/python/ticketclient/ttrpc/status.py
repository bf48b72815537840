"""Status codes and the one error that a call fails with."""

import enum
from typing import TypeVar

from google.protobuf.any_pb2 import Any
from google.protobuf.message import Message

from ticketclient._generated.google.rpc.status_pb2 import Status
from ticketclient.ttrpc.metadata import Metadata

M = TypeVar("M", bound=Message)


class StatusCode(enum.IntEnum):
    """gRPC's status codes."""

    OK = 0
    CANCELLED = 1
    UNKNOWN = 2
    INVALID_ARGUMENT = 3
    DEADLINE_EXCEEDED = 4
    NOT_FOUND = 5
    ALREADY_EXISTS = 6
    PERMISSION_DENIED = 7
    RESOURCE_EXHAUSTED = 8
    FAILED_PRECONDITION = 9
    ABORTED = 10
    OUT_OF_RANGE = 11
    UNIMPLEMENTED = 12
    INTERNAL = 13
    UNAVAILABLE = 14
    DATA_LOSS = 15
    UNAUTHENTICATED = 16

    @classmethod
    def of(cls, number: int) -> "StatusCode":
        """The code of this number; UNKNOWN for a number that nobody defined."""
        return cls(number) if 0 <= number <= 16 else cls.UNKNOWN


class RPCError(Exception):
    """Why a call failed.

    `may_have_executed` is False when it is certain that no handler ran, so that the call may be made again. `trailers` is
    what the server sent along, when the connection has the extension.
    """

    def __init__(
        self,
        code: StatusCode,
        message: str = "",
        details: tuple[Any, ...] = (),
        *,
        may_have_executed: bool = True,
        trailers: Metadata | None = None,
    ) -> None:
        # An error that says OK would read as success.
        self.code = StatusCode.UNKNOWN if code == StatusCode.OK else code
        self.message = message
        self.details = details
        self.may_have_executed = may_have_executed
        self.trailers = trailers if trailers is not None else Metadata()
        super().__init__(f"{self.code.name}: {message}" if message else self.code.name)

    def detail(self, kind: type[M]) -> M | None:
        """The first detail of this type."""
        for packed in self.details:
            message = kind()
            if packed.Unpack(message):
                return message
        return None

    def with_detail(self, message: Message) -> "RPCError":
        """The same error with one more detail."""
        packed = Any()
        packed.Pack(message)
        return RPCError(self.code, self.message, (*self.details, packed), may_have_executed=self.may_have_executed)

    @staticmethod
    def of(status: Status, trailers: Metadata | None = None) -> "RPCError | None":
        """The error that a status tells; None for OK."""
        if status.code == 0:
            return None
        details = tuple(Any(type_url=detail.type_url, value=detail.value) for detail in status.details)
        return RPCError(StatusCode.of(status.code), status.message, details, trailers=trailers)

    def status(self, bytes_max: int) -> Status:
        """As a Status of at most so many bytes: details that do not fit are left out, then the message is cut."""
        status = Status(code=self.code, message=self.message)
        for detail in self.details:
            status.details.add(type_url=detail.type_url, value=detail.value)
            if status.ByteSize() > bytes_max:
                del status.details[-1]
        excess = status.ByteSize() - bytes_max
        if excess > 0:
            text = self.message.encode()
            status.message = text[: max(len(text) - excess, 0)].decode(errors="ignore")
        return status
