"""What is known about a method before it is called."""

import enum
from dataclasses import dataclass
from typing import Generic, TypeVar

from google.protobuf.message import Message

Q = TypeVar("Q", bound=Message)
S = TypeVar("S", bound=Message)


class Shape(enum.Enum):
    """Who sends a stream of messages."""

    UNARY = 0
    CLIENT_STREAM = 1
    SERVER_STREAM = 2
    BIDIRECTIONAL = 3

    @property
    def client_streams(self) -> bool:
        return self in (Shape.CLIENT_STREAM, Shape.BIDIRECTIONAL)

    @property
    def server_streams(self) -> bool:
        return self in (Shape.SERVER_STREAM, Shape.BIDIRECTIONAL)


@dataclass(frozen=True)
class Method(Generic[Q, S]):
    """A method: the full name of its service, its bare name, its shape and its messages."""

    service: str
    name: str
    shape: Shape
    request: type[Q]
    reply: type[S]
