"""The client's end of a connection."""

from typing import Any

from ticketclient._generated.ttrpcx.v1.connection_pb2 import HelloReply
from ticketclient.ttrpc import control, hello
from ticketclient.ttrpc.action import Action, Close, Ended, GoingAway, Headers, HelloEnded, Message, Writable
from ticketclient.ttrpc.codec import parse
from ticketclient.ttrpc.compression import FEATURES
from ticketclient.ttrpc.envelope import RequestEnvelope, fits, read_metadata, read_response
from ticketclient.ttrpc.frame import (
    DATA,
    HEADERS,
    NO_DATA,
    REMOTE_CLOSED,
    REMOTE_OPEN,
    REQUEST,
    RESPONSE,
    ConnectionFailure,
    Frame,
)
from ticketclient.ttrpc.limits import Limits
from ticketclient.ttrpc.machine import Machine
from ticketclient.ttrpc.metadata import Metadata
from ticketclient.ttrpc.method import Method, Shape
from ticketclient.ttrpc.status import RPCError, StatusCode
from ticketclient.ttrpc.stream import Stream

HELLO_STREAM = 1
STREAM_MAX = (1 << 32) - 1


class ClientMachine(Machine):
    """Opens calls and reads their answers. Call `begin` first."""

    def __init__(
        self,
        limits: Limits = Limits(),
        now: int = 0,
        *,
        is_extension_wanted: bool = True,
        features: tuple[str, ...] = FEATURES,
        token: str = "",
    ) -> None:
        super().__init__(limits, now)
        self._hello = hello.request(limits, features, token, version=hello.VERSION if is_extension_wanted else 0)
        self._wants_hello = is_extension_wanted
        self._hello_deadline: int | None = None
        self._next = HELLO_STREAM
        self._is_leaving = False
        self._early_resets: list[Frame] = []

    def begin(self, now: int) -> list[Action]:
        """The connection is there. Calls may follow at once, without waiting for the answer to Hello."""
        if self._wants_hello:
            self._hello_deadline = now + self._limits.hello_nanoseconds
            envelope = RequestEnvelope(hello.SERVICE, hello.METHOD, self._hello.SerializeToString())
            self._write(Frame(REQUEST, HELLO_STREAM, 0, envelope.packed()))
            self._next += 2
        return self._take()

    @property
    def is_usable(self) -> bool:
        """Whether a call can be opened."""
        return self._is_open and not self._is_leaving

    def open(
        self, method: Method[Any, Any], payload: bytes | None, metadata: Metadata, timeout: int | None, now: int
    ) -> tuple[int, list[Action]]:
        """Begins a call: its stream, and what to do.

        `payload` is None for methods that take a stream. `timeout` is in nanoseconds. Raises RPCError when nothing went out.
        """
        if not self.is_usable:
            raise RPCError(StatusCode.UNAVAILABLE, "the connection takes no more calls", may_have_executed=False)
        if timeout is not None and timeout <= 0:
            raise RPCError(StatusCode.DEADLINE_EXCEEDED, "expired before it was sent", may_have_executed=False)
        if not fits(metadata, self._limits):
            raise RPCError(StatusCode.RESOURCE_EXHAUSTED, "too much metadata to send", may_have_executed=False)
        packed, flags = self._pack(payload or b"")
        data = RequestEnvelope(method.service, method.name, packed, timeout or 0, metadata).packed()
        self._check_size(len(data))
        stream = Stream(self._next, method, has_closed=not method.shape.client_streams)
        stream.deadline = now + timeout if timeout is not None else None
        self._next += 2
        # When the ids are used up, the connection ends with its last call.
        self._is_leaving = self._next > STREAM_MAX
        self._add(stream, now)
        self._write(Frame(REQUEST, stream.id, flags | _shape_flags(method.shape), data))
        return stream.id, self._take()

    def can_send(self, stream: int) -> bool:
        # Before the answer to Hello nobody knows whether Data will be counted, and from which credit.
        return self._hello_deadline is None and super().can_send(stream)

    def send(self, stream: int, payload: bytes) -> list[Action]:
        """Sends one message, see `can_send`. Raises RPCError when it is too large; the call goes on."""
        found = self._streams.get(stream)
        if found is not None and not found.has_closed:
            self._send_message(found, payload)
        return self._take()

    def half_close(self, stream: int) -> list[Action]:
        found = self._streams.get(stream)
        if found is not None and not found.has_closed:
            found.has_closed = True
            self._write(Frame(DATA, stream, REMOTE_CLOSED | NO_DATA))
        return self._take()

    def cancel(self, stream: int, error: RPCError) -> list[Action]:
        """Ends a call from here. A plain server does not learn of it."""
        found = self._streams.get(stream)
        if found is not None:
            self._fail_stream(found, error)
        return self._take()

    def leave(self) -> list[Action]:
        """Ends the connection, and what is left of calls on it."""
        self._shut(RPCError(StatusCode.CANCELLED, "the client was closed"))
        return self._take()

    # Answers.

    def _message_frame(self, frame: Frame, now: int) -> None:
        if frame.stream == HELLO_STREAM and self._hello_deadline is not None:
            self._hello_answer(frame)
            return
        stream = self._streams.get(frame.stream)
        if frame.type == DATA:
            if self._accept_data(frame, stream) and stream is not None:
                self._data(frame, stream)
        elif frame.type == RESPONSE and stream is not None:
            self._response(frame, stream)

    def _response(self, frame: Frame, stream: Stream) -> None:
        try:
            if frame.is_oversized:
                raise RPCError(StatusCode.RESOURCE_EXHAUSTED, "the reply is above the bound of frames")
            response = read_response(frame.data)
            error = RPCError.of(response.status, stream.trailers)
            payload = b"" if error else self._unpack(frame.flags, response.payload)
        except RPCError as failure:
            self._end(stream, failure)
            return
        # Some servers end a stream of messages with a last one in a Response.
        if error is None and (payload or not stream.method.shape.server_streams):
            self._actions.append(Message(stream.id, payload))
        self._end(stream, error)

    def _data(self, frame: Frame, stream: Stream) -> None:
        if not stream.method.shape.server_streams:
            self._release_connection(frame.wire_bytes)
            self._fail_stream(stream, RPCError(StatusCode.INTERNAL, "a message where the method has one reply"))
            return
        if not frame.flags & NO_DATA:
            stream.has_messages = True
            if not self._deliver(frame, stream):
                return
        if frame.flags & REMOTE_CLOSED:
            self._end(stream, None)

    def _hello_answer(self, frame: Frame) -> None:
        self._hello_deadline = None
        try:
            if frame.is_oversized or frame.type != RESPONSE:
                raise RPCError(StatusCode.INTERNAL, "no answer to Hello")
            response = read_response(frame.data)
            error = RPCError.of(response.status)
            agreement = None if error else hello.agree(parse(HelloReply, response.payload), self._limits)
        except RPCError as failure:
            raise ConnectionFailure(failure.code, failure.message) from None
        if error is not None and error.code in hello.FATAL_CODES:
            self._shut(error)
            return
        if agreement is not None:
            self._extend(agreement)
            self._reader.frame_bytes_max = agreement.frame_bytes_max
            for reset in self._early_resets:
                self._write(reset)
        self._early_resets = []
        self._actions += [HelloEnded(self.is_extended), Writable(0)]

    # The extension.

    def _metadata_frame(self, frame: Frame) -> None:
        stream = self._streams.get(frame.stream)
        if stream is None:
            return
        try:
            metadata = read_metadata(frame.data, self._limits)
            if frame.type == HEADERS:
                self._headers(stream, metadata)
            else:
                self._trailers(stream, metadata)
        except RPCError as error:
            self._fail_stream(stream, error)

    def _headers(self, stream: Stream, metadata: Metadata) -> None:
        if stream.has_headers or stream.has_messages:
            raise RPCError(StatusCode.INTERNAL, "HEADERS come once, before the first message")
        stream.has_headers = True
        self._actions.append(Headers(stream.id, metadata))

    def _trailers(self, stream: Stream, metadata: Metadata) -> None:
        if stream.trailers is not None:
            raise RPCError(StatusCode.INTERNAL, "TRAILERS come once")
        stream.trailers = metadata

    def _reset(self, stream: int, reset: control.Reset, now: int) -> None:
        if self._is_idle(stream):
            raise ConnectionFailure(StatusCode.INVALID_ARGUMENT, "RESET of a stream that was never opened")
        found = self._streams.get(stream)
        code = StatusCode.of(reset.code)
        if reset.is_refused and code is StatusCode.UNAVAILABLE:
            # What one call is refused for, the next one here would be, too.
            self._set_leaving()
        if found is not None:
            self._end(found, RPCError(code, reset.reason, may_have_executed=not reset.is_refused))

    def _go_away(self, value: control.GoAway) -> None:
        self._set_leaving()
        if value.last_stream == control.NOT_DECIDED:
            return
        text = value.reason or "the server goes away"
        for stream in [stream for stream in self._streams.values() if stream.id > value.last_stream]:
            self._end(stream, RPCError(StatusCode.UNAVAILABLE, text, may_have_executed=False))
        self._close_when_left()

    def _set_leaving(self) -> None:
        if not self._is_leaving:
            self._is_leaving = True
            self._actions.append(GoingAway())

    # Ends.

    def _end(self, stream: Stream, error: RPCError | None) -> None:
        self._remove(stream)
        self._actions.append(Ended(stream.id, error, stream.trailers or Metadata()))
        self._close_when_left()

    def _close_when_left(self) -> None:
        if self._is_leaving and not self._streams and self._is_open:
            self._is_open = False
            self._actions.append(Close())

    def _fail_stream(self, stream: Stream, error: RPCError) -> None:
        reset = control.reset(stream.id, control.Reset(error.code, error.message))
        if self.is_extended:
            self._write(reset)
        elif self._hello_deadline is not None:
            self._early_resets.append(reset)
        self._end(stream, error)

    def _expire(self, now: int) -> None:
        if self._hello_deadline is not None and now >= self._hello_deadline:
            self._shut(RPCError(StatusCode.UNAVAILABLE, "the server did not answer Hello"))
        for stream in list(self._streams.values()):
            if stream.deadline is not None and now >= stream.deadline:
                self._fail_stream(stream, RPCError(StatusCode.DEADLINE_EXCEEDED, "the deadline has passed"))

    def _end_all(self, error: RPCError) -> None:
        for stream in list(self._streams.values()):
            self._remove(stream)
            self._actions.append(Ended(stream.id, error))

    def _timers(self) -> list[int | None]:
        return [self._hello_deadline]

    def _is_idle(self, stream: int) -> bool:
        return stream % 2 == 0 or stream >= self._next

    def _last_stream(self) -> int:
        return 0


def _shape_flags(shape: Shape) -> int:
    if shape.client_streams:
        return REMOTE_OPEN | NO_DATA
    return REMOTE_CLOSED if shape.server_streams else 0
