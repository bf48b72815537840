"""What the tests share: methods, frames by hand, and machines joined through memory."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from google.protobuf.empty_pb2 import Empty
from google.protobuf.wrappers_pb2 import BytesValue, Int64Value, StringValue

from ticketclient._generated.ttrpc.ttrpc_pb2 import Request, Response
from ticketclient._generated.ttrpcx.v1.connection_pb2 import HelloReply
from ticketclient.ttrpc import Limits, Method, RPCError, Shape, StatusCode, control, hello
from ticketclient.ttrpc.action import Action, Close, Write
from ticketclient.ttrpc.client_machine import ClientMachine
from ticketclient.ttrpc.compression import FEATURES
from ticketclient.ttrpc.control import GoAway, Reset
from ticketclient.ttrpc.envelope import RequestEnvelope
from ticketclient.ttrpc.frame import DATA, NO_DATA, REMOTE_CLOSED, REMOTE_OPEN, REQUEST, Frame, FrameReader
from ticketclient.ttrpc.machine import Machine
from ticketclient.ttrpc.metadata import Metadata
from ticketclient.ttrpc.server_machine import ServerMachine

SERVICE = "test.v1.Notes"
ECHO = Method(SERVICE, "Echo", Shape.UNARY, StringValue, StringValue)
SWAP = Method(SERVICE, "Swap", Shape.UNARY, BytesValue, BytesValue)
SUM = Method(SERVICE, "Sum", Shape.CLIENT_STREAM, Int64Value, Int64Value)
COUNT = Method(SERVICE, "Count", Shape.SERVER_STREAM, Int64Value, Int64Value)
CHAT = Method(SERVICE, "Chat", Shape.BIDIRECTIONAL, StringValue, StringValue)
EMPTY = Method(SERVICE, "Nothing", Shape.UNARY, Empty, Empty)
METHODS: list[Method[Any, Any]] = [ECHO, SWAP, SUM, COUNT, CHAT, EMPTY]
END = REMOTE_CLOSED | NO_DATA
OPEN = REMOTE_OPEN | NO_DATA


def find(service: str, name: str) -> Method[Any, Any]:
    for method in METHODS:
        if (method.service, method.name) == (service, name):
            return method
    raise RPCError(StatusCode.UNIMPLEMENTED, "no such method")


def envelope(method: Method[Any, Any] = ECHO, payload: bytes = b"", timeout: int = 0, **metadata: str) -> bytes:
    return RequestEnvelope(method.service, method.name, payload, timeout, Metadata(metadata)).packed()


def request(
    stream: int, method: Method[Any, Any] = ECHO, payload: bytes = b"", *, flags: int = 0, timeout: int = 0, **metadata: str
) -> bytes:
    return Frame(REQUEST, stream, flags, envelope(method, payload, timeout, **metadata)).packed()


def hello_request(limits: Limits = Limits(), features: tuple[str, ...] = FEATURES, token: str = "", version: int = 1) -> bytes:
    asked = hello.request(limits, features, token, version)
    packed = Request(service=hello.SERVICE, method=hello.METHOD, payload=asked.SerializeToString()).SerializeToString()
    return Frame(REQUEST, 1, 0, packed).packed()


def frames(data: bytes) -> list[Frame]:
    reader = FrameReader(Limits())
    reader.append(data)
    found = []
    while (frame := reader.next(0)) is not None:
        found.append(frame)
    return found


def status(frame: Frame) -> int:
    """The code of a response."""
    return int(Response.FromString(frame.data).status.code)


@dataclass
class Tape:
    """A machine, and what it wanted so far."""

    machine: Machine
    events: list[Action] = field(default_factory=list)
    written: list[Frame] = field(default_factory=list)
    now: int = 0

    def take(self, actions: Iterable[Action]) -> "Tape":
        """Notes actions; `frames` and `of` look at the new ones alone."""
        actions = list(actions)
        self.written = frames(b"".join(action.data for action in actions if isinstance(action, Write)))
        self.events = [action for action in actions if not isinstance(action, Write)]
        return self

    def feed(self, *data: bytes) -> "Tape":
        return self.take(self.machine.receive(b"".join(data), self.now))

    def turn(self) -> "Tape":
        """The handlers and readers had a turn."""
        return self.take(self.machine.resume(self.now))

    def tick(self, now: int) -> "Tape":
        self.now = now
        return self.take(self.machine.tick(now))

    def of(self, kind: type[Any]) -> list[Any]:
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def statuses(self) -> list[tuple[int, int]]:
        """Stream and code of the responses."""
        return [(frame.stream, status(frame)) for frame in self.written if frame.type == 2]

    @property
    def types(self) -> list[int]:
        return [frame.type for frame in self.written]


@dataclass
class ServerTape(Tape):
    machine: ServerMachine


@dataclass
class ClientTape(Tape):
    machine: ClientMachine


def server(limits: Limits = Limits(), *, extended: bool = False, **options: Any) -> ServerTape:
    """A server, after Hello if it is to be extended."""
    tape = ServerTape(ServerMachine(find, limits, **options))
    if extended:
        tape.feed(hello_request())
        assert tape.machine.is_extended
    return tape


def client(limits: Limits = Limits(), *, answer: bytes | None = None, **options: Any) -> ClientTape:
    """A client, after the answer to its Hello if one is given; plain and without Hello otherwise."""
    tape = ClientTape(ClientMachine(limits, is_extension_wanted=answer is not None, **options))
    tape.take(tape.machine.begin(0))
    if answer is not None:
        tape.feed(answer)
    return tape


def hello_reply(limits: Limits = Limits(), features: tuple[str, ...] = FEATURES) -> bytes:
    reply, _ = hello.answer(hello.request(limits, features), limits, features)
    return Frame(2, 1, 0, Response(payload=reply.SerializeToString()).SerializeToString()).packed()


def error_reply(code: int, stream: int = 1) -> bytes:
    response = Response()
    response.status.code = code
    return Frame(2, stream, 0, response.SerializeToString()).packed()


async def settle() -> None:
    """Lets everything run that can."""
    for _ in range(50):
        await asyncio.sleep(0)


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


def say_hello(tape: ServerTape, data: bytes) -> tuple[int, HelloReply]:
    tape.feed(data)
    response = Response.FromString(tape.written[-1].data)
    return response.status.code, HelloReply.FromString(response.payload)


def small(stream: int = 100, connection: int = 1_000) -> ServerTape:
    """A server whose client takes little."""
    tape = server()
    limits = Limits(stream_window_bytes=stream, connection_window_bytes=connection)
    tape.feed(hello_request(limits), request(3, COUNT), request(5, COUNT))
    return tape
