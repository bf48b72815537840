"""What a server's handlers do with their calls, and how calls end."""

import contextlib

from ticketclient.ttrpc import control
from ticketclient.ttrpc.abuse import Bucket
from ticketclient.ttrpc.action import Action, Cancelled, Close
from ticketclient.ttrpc.envelope import check_metadata, pack_error, pack_metadata, pack_response
from ticketclient.ttrpc.frame import DATA, HEADERS, NO_DATA, REMOTE_CLOSED, RESPONSE, TRAILERS, ConnectionFailure, Frame
from ticketclient.ttrpc.limits import Limits
from ticketclient.ttrpc.machine import Machine
from ticketclient.ttrpc.metadata import Metadata
from ticketclient.ttrpc.seen import Seen, SeenIDs
from ticketclient.ttrpc.status import RPCError, StatusCode
from ticketclient.ttrpc.stream import Stream


class ServerAnswers(Machine):
    """The half of a server's machine that writes."""

    def __init__(self, limits: Limits, now: int) -> None:
        super().__init__(limits, now)
        self._seen = SeenIDs()
        # Handlers that have not returned, and the bytes of unary requests among them.
        self._running: dict[int, int] = {}
        # Streams that ended here while the client still sends: its data is dropped.
        self._ended_early: dict[int, None] = {}
        self._resets, self._errors, self._controls = Bucket(limits), Bucket(limits), Bucket(limits)
        self._drain_deadline: int | None = None
        self._drain_ping: bytes | None = None
        self._last_announced: int | None = None

    # What handlers do.

    def headers(self, stream: int, metadata: Metadata) -> list[Action]:
        """Metadata before the first message; nothing for a plain peer. Raises RPCError when it is too much."""
        check_metadata(metadata, self._limits)
        found = self._streams.get(stream)
        if found is not None and self.is_extended and not found.has_headers and not found.has_messages:
            found.has_headers = True
            self._write(Frame(HEADERS, stream, 0, pack_metadata(metadata)))
        return self._take()

    def send(self, stream: int, payload: bytes) -> list[Action]:
        """One message of a stream, see `can_send`. Raises RPCError when it is too large."""
        found = self._streams.get(stream)
        if found is not None:
            self._send_message(found, payload)
        return self._take()

    def reply(self, stream: int, payload: bytes, trailers: Metadata = Metadata()) -> list[Action]:
        """The one reply of a unary call or a client stream. Raises RPCError when it is too large."""
        found = self._streams.get(stream)
        if found is not None:
            packed, flags = self._pack(payload)
            data = pack_response(packed)
            self._check_size(len(data))
            self._write_trailers(found, trailers)
            self._finish(found, Frame(RESPONSE, stream, flags, data))
        return self._take()

    def finish(self, stream: int, trailers: Metadata = Metadata()) -> list[Action]:
        """The good end of a stream of messages."""
        found = self._streams.get(stream)
        if found is not None:
            self._write_trailers(found, trailers)
            self._finish(found, Frame(DATA, stream, REMOTE_CLOSED | NO_DATA))
        return self._take()

    def fail(self, stream: int, error: RPCError) -> list[Action]:
        """The bad end of any call; the error's trailers go along."""
        found = self._streams.get(stream)
        if found is not None:
            self._answer(found, error)
        return self._take()

    def abandoned(self, stream: int) -> list[Action]:
        """The handler ended without an answer, because it was cancelled from inside."""
        return self.fail(stream, RPCError(StatusCode.CANCELLED, "the handler was cancelled"))

    def reject(self, stream: int, error: RPCError, now: int) -> list[Action]:
        """What the client sent is no message of the method."""
        found = self._streams.get(stream)
        if found is not None:
            self._answer(found, error)
            try:
                self._take_token(self._errors, "errors", now)
            except ConnectionFailure as failure:
                self._abort(failure.code, failure.reason)
        return self._take()

    def handler_returned(self, stream: int, now: int) -> list[Action]:
        """A slot is free again: only now, whatever became of the call before."""
        was_paused = self._is_paused
        self._running.pop(stream, None)
        if was_paused and not self._is_paused:
            self._reader.restart_clock(now)
            self._read(now)
        return self._take()

    def drain(self, now: int) -> list[Action]:
        """Takes no new calls, lets the running ones finish within the grace, and closes."""
        if self._drain_deadline is None and self._is_open:
            self._drain_deadline = now + self._limits.drain_grace_nanoseconds
            if self.is_extended:
                # Calls that are under way to us are still taken; the answer tells that there are no more.
                self._write(control.go_away(control.GoAway(control.NOT_DECIDED, 0)))
                self._drain_ping = self._send_ping(now)
            self._close_when_drained()
        return self._take()

    @property
    def running_calls(self) -> int:
        return len(self._running)

    @property
    def _is_paused(self) -> bool:
        return super()._is_paused or sum(self._running.values()) >= self._limits.unary_bytes

    # Going away.

    def _pinged_back(self, data: bytes) -> None:
        if data == self._drain_ping:
            self._drain_ping = None
            self._announce_last()
            self._close_when_drained()

    def _announce_last(self) -> None:
        self._last_announced = self._last_stream()
        self._write(control.go_away(control.GoAway(self._last_announced, 0)))

    # Ends.

    def _finish(self, stream: Stream, closing: Frame) -> None:
        self._write(closing)
        self._remove(stream)

    def _write_trailers(self, stream: Stream, trailers: Metadata) -> None:
        check_metadata(trailers, self._limits)
        if self.is_extended and trailers:
            self._write(Frame(TRAILERS, stream.id, 0, pack_metadata(trailers)))

    def _answer(self, stream: Stream, error: RPCError) -> None:
        # The error is what matters, even when what was to go along is too much.
        with contextlib.suppress(RPCError):
            self._write_trailers(stream, error.trailers)
        self._respond(stream.id, error)
        self._remove(stream)

    def _respond(self, stream: int, error: RPCError) -> None:
        self._write(Frame(RESPONSE, stream, 0, pack_error(error, self._frame_bytes_max)))

    def _provoked(self, stream: int, error: RPCError, now: int) -> None:
        """Answers an error that only a faulty or hostile peer makes."""
        self._respond(stream, error)
        self._take_token(self._errors, "errors", now)

    def _refuse(self, stream: int, error: RPCError) -> None:
        """No handler runs: an extended peer learns that it may try again."""
        if self.is_extended:
            self._write(control.reset(stream, control.Reset(error.code, error.message, is_refused=True)))
        else:
            self._respond(stream, error)

    def _take_token(self, bucket: Bucket, what: str, now: int) -> None:
        if not bucket.take(now):
            raise ConnectionFailure(StatusCode.RESOURCE_EXHAUSTED, f"too many {what}")

    def _fail_stream(self, stream: Stream, error: RPCError) -> None:
        self._actions.append(Cancelled(stream.id, error.code))
        self._answer(stream, error)

    def _cancel(self, stream: Stream, code: StatusCode) -> None:
        """Stops the handler, without an answer to the peer."""
        self._actions.append(Cancelled(stream.id, code))
        self._remove(stream)

    def _remove(self, stream: Stream) -> None:
        if not stream.is_remote_closed and stream.method.shape.client_streams:
            self._remember_early(stream.id)
        super()._remove(stream)
        self._close_when_drained()

    def _remember_early(self, stream: int) -> None:
        self._ended_early[stream] = None
        while len(self._ended_early) > self._limits.ended_streams:
            del self._ended_early[next(iter(self._ended_early))]

    def _expire(self, now: int) -> None:
        for stream in list(self._streams.values()):
            if stream.deadline is not None and now >= stream.deadline:
                self._fail_stream(stream, RPCError(StatusCode.DEADLINE_EXCEEDED, "the deadline has passed"))
        if self._is_open and self._drain_deadline is not None and now >= self._drain_deadline:
            self._end_drain()

    def _end_drain(self) -> None:
        """The grace is over."""
        if self.is_extended and self._last_announced is None:
            self._announce_last()
        for stream in list(self._streams.values()):
            self._fail_stream(stream, RPCError(StatusCode.UNAVAILABLE, "the server goes away"))
        self._shut(RPCError(StatusCode.UNAVAILABLE, "the server goes away"))

    def _close_when_drained(self) -> None:
        is_settled = not self.is_extended or self._last_announced is not None
        if self._drain_deadline is not None and is_settled and not self._streams and self._is_open:
            self._is_open = False
            self._actions.append(Close())

    def _end_all(self, error: RPCError) -> None:
        for stream in list(self._streams.values()):
            self._cancel(stream, StatusCode.CANCELLED)

    def _timers(self) -> list[int | None]:
        return [self._drain_deadline]

    def _is_refusing(self, stream: int) -> bool:
        if self._last_announced is not None:
            return stream > self._last_announced
        return self._drain_deadline is not None and not self.is_extended

    def _is_idle(self, stream: int) -> bool:
        return stream % 2 == 0 or self._seen.look(stream) is not Seen.USED

    def _last_stream(self) -> int:
        return max(self._seen.highest, 0)
