"""The server's end of a connection."""

from collections.abc import Callable
from typing import Any

from ticketclient._generated.ttrpcx.v1.connection_pb2 import HelloRequest
from ticketclient.ttrpc import control, hello
from ticketclient.ttrpc.action import HalfClosed, Message, Started
from ticketclient.ttrpc.codec import parse
from ticketclient.ttrpc.compression import FEATURES
from ticketclient.ttrpc.envelope import RequestEnvelope, pack_response
from ticketclient.ttrpc.frame import (
    DATA,
    NO_DATA,
    REMOTE_CLOSED,
    REMOTE_OPEN,
    REQUEST,
    RESET,
    RESPONSE,
    WINDOW,
    ConnectionFailure,
    Frame,
)
from ticketclient.ttrpc.limits import Limits
from ticketclient.ttrpc.metadata import Metadata
from ticketclient.ttrpc.method import Method, Shape
from ticketclient.ttrpc.seen import Seen
from ticketclient.ttrpc.server_answers import ServerAnswers
from ticketclient.ttrpc.status import RPCError, StatusCode
from ticketclient.ttrpc.stream import Stream

Methods = Callable[[str, str], Method[Any, Any]]
"""Finds a method by service and name, or raises RPCError with UNIMPLEMENTED."""

Authenticate = Callable[[str], object]
"""Tells whose token this is, or raises RPCError."""


class ServerMachine(ServerAnswers):
    """Takes calls and writes their answers."""

    def __init__(
        self,
        methods: Methods,
        limits: Limits = Limits(),
        now: int = 0,
        *,
        has_extension: bool = True,
        features: tuple[str, ...] = FEATURES,
        authenticate: Authenticate | None = None,
    ) -> None:
        super().__init__(limits, now)
        self._methods = methods
        self._has_extension = has_extension
        self._features = features
        self._authenticate = authenticate
        self._identity: object = None
        if authenticate is not None:
            self._reader.frame_bytes_max = limits.unauthenticated_frame_bytes

    @property
    def is_authenticated(self) -> bool:
        return self._authenticate is None or self._identity is not None

    # Requests.

    def _must_wait(self, frame: Frame) -> bool:
        """Handlers that need one turn only have it before a burst of calls is too many."""
        is_full = frame.type == REQUEST and len(self._running) >= self._limits.running_calls
        return is_full or super()._must_wait(frame)

    def _message_frame(self, frame: Frame, now: int) -> None:
        if frame.type == REQUEST:
            self._request(frame, now)
        elif frame.type == DATA:
            self._data(frame, now)
        # A response makes no sense here: ignored.

    def _request(self, frame: Frame, now: int) -> None:
        if not self._take_id(frame.stream, now):
            return
        try:
            if frame.is_oversized:
                raise RPCError(StatusCode.RESOURCE_EXHAUSTED, f"a request above {self._reader.frame_bytes_max} bytes of data")
            envelope = RequestEnvelope.read(frame.data, self._limits)
        except RPCError as error:
            self._provoked(frame.stream, error, now)
            return
        if self._has_extension and (envelope.service, envelope.method) == (hello.SERVICE, hello.METHOD):
            self._hello(frame.stream, envelope.payload)
            return
        try:
            self._start(frame, envelope, now)
        except RPCError as error:
            self._respond(frame.stream, error)

    def _take_id(self, stream: int, now: int) -> bool:
        """False when the id cannot open a call, which the peer was told."""
        if stream % 2 == 0:
            self._provoked(stream, RPCError(StatusCode.INVALID_ARGUMENT, "a client's stream ids are odd"), now)
            return False
        seen = self._seen.look(stream)
        if seen is Seen.USED:
            found = self._streams.get(stream)
            if found is not None:
                self._cancel(found, StatusCode.CANCELLED)
            self._provoked(stream, RPCError(StatusCode.INVALID_ARGUMENT, "the stream id was used before"), now)
            return False
        if seen is Seen.LOWER and self.is_extended:
            raise ConnectionFailure(StatusCode.INVALID_ARGUMENT, "stream ids have to grow")
        self._seen.add(stream)
        return True

    def _start(self, frame: Frame, envelope: RequestEnvelope, now: int) -> None:
        """Raises RPCError when the call cannot begin."""
        if self._is_refusing(frame.stream):
            self._refuse(frame.stream, RPCError(StatusCode.UNAVAILABLE, "the server goes away"))
            return
        identity = self._identify(envelope.metadata)
        method = self._methods(envelope.service, envelope.method)
        if len(self._running) >= self._limits.running_calls:
            text = f"{self._limits.running_calls} calls are running on this connection already"
            self._refuse(frame.stream, RPCError(StatusCode.RESOURCE_EXHAUSTED, text))
            return
        payload = self._unpack(frame.flags, envelope.payload)
        if envelope.timeout_nanoseconds < 0:
            raise RPCError(StatusCode.DEADLINE_EXCEEDED, "expired before it began")
        stream = Stream(frame.stream, method)
        stream.deadline = now + envelope.timeout_nanoseconds if envelope.timeout_nanoseconds else None
        self._add(stream, now)
        self._running[stream.id] = len(frame.data) if method.shape is Shape.UNARY else 0
        takes_stream = method.shape.client_streams
        one = None if takes_stream else payload
        self._actions.append(Started(stream.id, method, one, envelope.metadata, stream.deadline, identity))
        if takes_stream:
            self._first_message(stream, frame.flags, payload)
        else:
            stream.is_remote_closed = not frame.flags & REMOTE_OPEN

    def _first_message(self, stream: Stream, flags: int, payload: bytes) -> None:
        """What a request brings that opens a stream of messages; an empty payload is none."""
        if payload and not flags & NO_DATA:
            # It came in a request, so no window counts it.
            stream.unread_messages += 1
            self._actions.append(Message(stream.id, payload))
        if flags & REMOTE_CLOSED:
            self._half_closed(stream)

    def _identify(self, metadata: Metadata) -> object:
        if self._authenticate is None or self._identity is not None:
            return self._identity
        kind, _, token = (metadata.get("authorization") or "").partition(" ")
        if kind.lower() != "bearer" or not token:
            raise RPCError(StatusCode.UNAUTHENTICATED, 'no token: send it with Hello, or as "authorization: Bearer TOKEN"')
        return self._authenticate(token)

    def _hello(self, stream: int, payload: bytes) -> None:
        try:
            asked = parse(HelloRequest, payload)
            if asked.version and (stream != 1 or self._seen.highest != 1):
                raise RPCError(StatusCode.FAILED_PRECONDITION, "Hello has to be the first request, on stream 1")
            if self._drain_deadline is not None:
                raise RPCError(StatusCode.UNAVAILABLE, "the server goes away")
            if self._authenticate is not None and asked.token:
                self._identity = self._authenticate(asked.token)
        except RPCError as error:
            self._respond(stream, error)
            return
        reply, agreement = hello.answer(asked, self._limits, self._features)
        self._write(Frame(RESPONSE, stream, 0, pack_response(reply.SerializeToString())))
        if agreement is not None:
            self._extend(agreement)
        if self.is_authenticated:
            self._reader.frame_bytes_max = self._frame_bytes_max

    # Data.

    def _data(self, frame: Frame, now: int) -> None:
        stream = self._streams.get(frame.stream)
        if stream is None:
            self._late_data(frame, now)
        elif error := self._misplaced(frame, stream):
            self._accept_data(frame, None)
            self._cancel(stream, StatusCode.CANCELLED)
            self._provoked(stream.id, error, now)
        elif self._accept_data(frame, stream):
            self._client_message(frame, stream, now)

    def _misplaced(self, frame: Frame, stream: Stream) -> RPCError | None:
        """Why the client cannot send this now."""
        is_end = frame.flags & NO_DATA and frame.flags & REMOTE_CLOSED
        if stream.is_remote_closed:
            return RPCError(StatusCode.INVALID_ARGUMENT, "data after the end of the client's messages")
        if not stream.method.shape.client_streams and not is_end:
            return RPCError(StatusCode.INVALID_ARGUMENT, "the method takes one message, which was in the request")
        return None

    def _client_message(self, frame: Frame, stream: Stream, now: int) -> None:
        is_end = bool(frame.flags & REMOTE_CLOSED)
        if not frame.data and not is_end:
            self._take_token(self._controls, "empty data", now)
        if not frame.flags & NO_DATA and not self._deliver(frame, stream):
            return
        if is_end:
            self._half_closed(stream)

    def _half_closed(self, stream: Stream) -> None:
        stream.is_remote_closed = True
        if stream.method.shape.client_streams:
            self._actions.append(HalfClosed(stream.id))

    def _late_data(self, frame: Frame, now: int) -> None:
        """Data for a stream that is not open: dropped if the client could not know, else an error."""
        self._accept_data(frame, None)
        if frame.stream in self._ended_early:
            if frame.flags & REMOTE_CLOSED:
                del self._ended_early[frame.stream]
            return
        self._provoked(frame.stream, RPCError(StatusCode.INVALID_ARGUMENT, "the stream is not open"), now)

    # The extension.

    def _reset(self, stream: int, reset: control.Reset, now: int) -> None:
        self._take_token(self._resets, "RESETs", now)
        if self._is_idle(stream):
            raise ConnectionFailure(StatusCode.INVALID_ARGUMENT, "RESET of a stream that was never opened")
        found = self._streams.get(stream)
        if found is not None:
            self._cancel(found, StatusCode.of(reset.code))
        # Data that crossed the RESET is dropped in silence.
        self._remember_early(stream)

    def _go_away(self, value: control.GoAway) -> None:
        """The client will close the connection; there is nothing to do before it does."""

    def _metadata_frame(self, frame: Frame) -> None:
        """A client's metadata comes with its request: ignored."""

    def _count_control(self, frame: Frame, now: int) -> None:
        is_useful_window = (
            frame.type == WINDOW
            and int.from_bytes(frame.data) >= self._limits.window_increment_bytes_min
            and (frame.stream == 0 or frame.stream in self._streams)
        )
        if frame.type != RESET and not is_useful_window:
            self._take_token(self._controls, "control frames", now)
