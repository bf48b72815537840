"""What both ends of a connection do alike: frames, the extension's control frames, credit, silence.

A machine has no socket, clock or thread. Each method takes what happened, and the time where it matters, and answers with
actions to carry out in their order.
"""

from abc import ABC, abstractmethod

from ticketclient.ttrpc import control
from ticketclient.ttrpc.abuse import PingPolice
from ticketclient.ttrpc.action import Action, Close, Message, NextTurn, Writable, Write
from ticketclient.ttrpc.compression import compress, inflate
from ticketclient.ttrpc.flow import ReceiveWindow, SendCredit
from ticketclient.ttrpc.frame import (
    COMPRESSED,
    DATA,
    GOAWAY,
    HEADERS,
    PING,
    REQUEST,
    RESET,
    RESPONSE,
    TRAILERS,
    WINDOW,
    ConnectionFailure,
    Frame,
    FrameReader,
)
from ticketclient.ttrpc.hello import Agreement
from ticketclient.ttrpc.keepalive import Due, Keepalive
from ticketclient.ttrpc.limits import Limits
from ticketclient.ttrpc.status import RPCError, StatusCode
from ticketclient.ttrpc.stream import Stream


class Machine(ABC):
    """One end of a connection."""

    def __init__(self, limits: Limits, now: int) -> None:
        self._limits = limits
        self._reader = FrameReader(limits)
        self._actions: list[Action] = []
        self._streams: dict[int, Stream] = {}
        self._is_open = True
        self._held: Frame | None = None
        self._agreement: Agreement | None = None
        self._credit: SendCredit | None = None
        self._window: ReceiveWindow | None = None
        self._keepalive = Keepalive(limits, now)
        self._police = PingPolice(limits)
        self._pings = 0

    # What happens.

    def receive(self, data: bytes, now: int) -> list[Action]:
        """Bytes came."""
        if self._is_open:
            self._keepalive.heard(now)
            self._reader.append(data)
            self._read(now)
        return self._take()

    def resume(self, now: int) -> list[Action]:
        """The readers had their turn, see NextTurn."""
        frame, self._held = self._held, None
        if frame is not None:
            self._guarded(frame, now)
            self._read(now)
        return self._take()

    def tick(self, now: int) -> list[Action]:
        """It is the time that `timer` named, or later."""
        if self._is_open:
            self._expire(now)
            self._check_peer(now)
        return self._take()

    def lost(self) -> list[Action]:
        """The connection is gone."""
        self._shut(RPCError(StatusCode.UNAVAILABLE, "the connection was lost"))
        return self._take()

    def consumed(self, stream: int, wire_bytes: int) -> list[Action]:
        """The reader has taken a message."""
        found = self._streams.get(stream)
        if found is not None:
            found.unread_messages -= 1
            found.unread_bytes -= wire_bytes
            self._release(found, wire_bytes)
        return self._take()

    # What can be asked.

    @property
    def is_extended(self) -> bool:
        return self._agreement is not None

    @property
    def is_open(self) -> bool:
        return self._is_open

    @property
    def wants_bytes(self) -> bool:
        """False: stop reading, there is enough to do."""
        return not self._is_paused

    def timer(self) -> int | None:
        """When to call `tick`."""
        if not self._is_open:
            return None
        times = [stream.deadline for stream in self._streams.values()]
        times.append(self._reader.deadline if self.wants_bytes else None)
        if self.is_extended:
            times.append(self._keepalive.timer(bool(self._streams)))
        return min((time for time in [*times, *self._timers()] if time is not None), default=None)

    def is_live(self, stream: int) -> bool:
        return stream in self._streams

    def can_send(self, stream: int) -> bool:
        """Whether a message may be sent now; else wait for Writable."""
        found = self._streams.get(stream)
        if found is None or found.credit is None or self._credit is None:
            return found is not None
        return found.credit.is_open and self._credit.is_open

    # What client and server do each in their way.

    @abstractmethod
    def _message_frame(self, frame: Frame, now: int) -> None: ...

    @abstractmethod
    def _reset(self, stream: int, reset: control.Reset, now: int) -> None: ...

    @abstractmethod
    def _go_away(self, value: control.GoAway) -> None: ...

    @abstractmethod
    def _metadata_frame(self, frame: Frame) -> None: ...

    @abstractmethod
    def _fail_stream(self, stream: Stream, error: RPCError) -> None:
        """Ends an open call because of what the peer did."""

    @abstractmethod
    def _expire(self, now: int) -> None:
        """Ends what has passed its time."""

    @abstractmethod
    def _end_all(self, error: RPCError) -> None:
        """Ends all calls without telling the peer."""

    @abstractmethod
    def _is_idle(self, stream: int) -> bool:
        """Whether the stream was never opened."""

    @abstractmethod
    def _last_stream(self) -> int:
        """The last stream of the peer that was taken up; 0 for none."""

    def _timers(self) -> list[int | None]:
        return []

    def _count_control(self, frame: Frame, now: int) -> None:
        """A server bounds these."""
        return

    def _pinged_back(self, data: bytes) -> None:
        """An answer to a PING came."""
        return

    # Frames.

    @property
    def _is_paused(self) -> bool:
        return self._held is not None

    def _read(self, now: int) -> None:
        while self._is_open and not self._is_paused:
            try:
                frame = self._reader.next(now)
            except ConnectionFailure as failure:
                self._abort(failure.code, failure.reason)
                return
            if frame is None:
                return
            if self._must_wait(frame):
                self._held = frame
                self._actions.append(NextTurn())
                return
            self._guarded(frame, now)

    def _must_wait(self, frame: Frame) -> bool:
        """A burst is no flood: before a full queue fails a stream, its reader gets a turn."""
        if self.is_extended or frame.type != DATA:
            return False
        stream = self._streams.get(frame.stream)
        return stream is not None and stream.is_full(self._limits)

    def _guarded(self, frame: Frame, now: int) -> None:
        try:
            if frame.type in (REQUEST, RESPONSE, DATA):
                self._message_frame(frame, now)
            elif self.is_extended:
                self._control_frame(frame, now)
            # A plain peer knows no other types: ignored.
        except ConnectionFailure as failure:
            self._abort(failure.code, failure.reason)

    def _control_frame(self, frame: Frame, now: int) -> None:
        self._count_control(frame, now)
        if frame.is_oversized:
            raise ConnectionFailure(StatusCode.RESOURCE_EXHAUSTED, "a control frame above the bound of frames")
        if frame.type == RESET:
            self._reset(frame.stream, control.read_reset(frame), now)
        elif frame.type == PING:
            self._ping(frame, now)
        elif frame.type == WINDOW:
            self._window_frame(frame)
        elif frame.type == GOAWAY:
            self._go_away(control.read_go_away(frame))
        elif frame.type in (HEADERS, TRAILERS):
            self._metadata_frame(frame)

    def _ping(self, frame: Frame, now: int) -> None:
        data, is_ack = control.read_ping(frame)
        if is_ack:
            self._pinged_back(data)
            return
        if not self._police.take(now):
            raise ConnectionFailure(StatusCode.RESOURCE_EXHAUSTED, "too many PINGs")
        self._write(control.ping(data, is_ack=True))

    def _window_frame(self, frame: Frame) -> None:
        increment = control.read_window(frame)
        stream = self._streams.get(frame.stream)
        if frame.stream and stream is None:
            if self._is_idle(frame.stream):
                raise ConnectionFailure(StatusCode.INVALID_ARGUMENT, "WINDOW for a stream that was never opened")
            return
        if increment == 0 and stream is not None:
            self._fail_stream(stream, RPCError(StatusCode.INTERNAL, "WINDOW with an increment of zero"))
            return
        credit = stream.credit if stream is not None else self._credit
        if credit is None or increment == 0:
            raise ConnectionFailure(StatusCode.INVALID_ARGUMENT, "WINDOW with an increment of zero")
        was_open = credit.is_open
        if not credit.grow(increment):
            raise ConnectionFailure(StatusCode.INVALID_ARGUMENT, "more credit than 2^31-1 bytes")
        if not was_open and credit.is_open:
            self._actions.append(Writable(frame.stream))

    # Messages.

    def _accept_data(self, frame: Frame, stream: Stream | None) -> bool:
        """Counts the data of a frame against the windows. False when it is to be dropped."""
        count = frame.wire_bytes
        if self._window is not None and not self._window.take(count):
            raise ConnectionFailure(StatusCode.RESOURCE_EXHAUSTED, "more data than the connection had credit for")
        if stream is None:
            self._release_connection(count)
            return False
        if stream.window is not None:
            is_within = stream.window.take(count)
        else:
            is_within = not stream.is_full(self._limits) or not frame.data
        if not is_within or frame.is_oversized:
            self._release_connection(count)
            bound = f"a message above {self._reader.frame_bytes_max} bytes" if frame.is_oversized else "more than was asked for"
            self._fail_stream(stream, RPCError(StatusCode.RESOURCE_EXHAUSTED, bound))
            return False
        return True

    def _deliver(self, frame: Frame, stream: Stream) -> bool:
        """Hands on the message of a data frame. False when it could not be read and the call has failed."""
        count = len(frame.data)
        try:
            payload = self._unpack(frame.flags, frame.data)
        except RPCError as error:
            self._release_connection(count)
            self._fail_stream(stream, error)
            return False
        stream.unread_messages += 1
        stream.unread_bytes += count
        self._actions.append(Message(stream.id, payload, count))
        return True

    def _send_message(self, stream: Stream, payload: bytes) -> None:
        """Raises RPCError when the message is too large."""
        packed, flags = self._pack(payload)
        self._check_size(len(packed))
        if stream.credit is not None and self._credit is not None:
            stream.credit.spend(len(packed))
            self._credit.spend(len(packed))
        stream.has_messages = True
        self._write(Frame(DATA, stream.id, flags, packed))

    def _check_size(self, count: int) -> None:
        if count > self._frame_bytes_max:
            text = f"a message of {count} bytes is above the bound of {self._frame_bytes_max}"
            raise RPCError(StatusCode.RESOURCE_EXHAUSTED, text, may_have_executed=False)

    @property
    def _frame_bytes_max(self) -> int:
        """The bound for what we send."""
        return self._agreement.frame_bytes_max if self._agreement else self._limits.frame_bytes

    def _pack(self, payload: bytes) -> tuple[bytes, int]:
        """The payload as it goes out, and the flag that says how."""
        feature = self._agreement.compression if self._agreement else None
        packed = compress(feature, payload) if feature else None
        # The peer's bound holds for what it inflates, too.
        if packed is None or len(payload) > self._frame_bytes_max:
            return payload, 0
        return packed, COMPRESSED

    def _unpack(self, flags: int, payload: bytes) -> bytes:
        """The payload as it was meant; the flag means nothing to plain peers."""
        if self._agreement is None or not flags & COMPRESSED:
            return payload
        if self._agreement.compression is None:
            raise RPCError(StatusCode.UNIMPLEMENTED, "compressed, and no compression was agreed on")
        return inflate(self._agreement.compression, payload, self._agreement.frame_bytes_max)

    # The connection.

    def _extend(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._credit = SendCredit(agreement.send_connection_window_bytes)
        self._window = ReceiveWindow(self._limits.connection_window_bytes)
        for stream in self._streams.values():
            self._equip(stream)

    def _equip(self, stream: Stream) -> None:
        """Gives a stream of an extended connection its windows."""
        if self._agreement is not None:
            stream.credit = SendCredit(self._agreement.send_stream_window_bytes)
            stream.window = ReceiveWindow(self._limits.stream_window_bytes)

    def _add(self, stream: Stream, now: int) -> None:
        if not self._streams:
            self._keepalive.heard(now)
        self._equip(stream)
        self._streams[stream.id] = stream

    def _remove(self, stream: Stream) -> None:
        if self._streams.pop(stream.id, None) is not None:
            # What nobody will read any more must not hold up the others.
            self._release_connection(stream.unread_bytes)

    def _release(self, stream: Stream, count: int) -> None:
        increment = stream.window.release(count) if stream.window is not None else 0
        if increment and not stream.is_remote_closed:
            self._write(control.window(stream.id, increment))
        self._release_connection(count)

    def _release_connection(self, count: int) -> None:
        increment = self._window.release(count) if self._window is not None else 0
        if increment and self._is_open:
            self._write(control.window(0, increment))

    def _check_peer(self, now: int) -> None:
        deadline = self._reader.deadline
        if self.wants_bytes and deadline is not None and now >= deadline:
            self._abort(StatusCode.DEADLINE_EXCEEDED, "a frame took too long")
        if not self.is_extended or not self._is_open:
            return
        match self._keepalive.due(now, bool(self._streams)):
            case Due.PING:
                self._send_ping(now)
            case Due.GONE:
                self._shut(RPCError(StatusCode.UNAVAILABLE, "the peer does not answer"))

    def _send_ping(self, now: int) -> bytes:
        self._pings += 1
        data = self._pings.to_bytes(control.PING_BYTES)
        self._keepalive.asked(now)
        self._write(control.ping(data))
        return data

    def _abort(self, code: StatusCode, reason: str) -> None:
        """Ends the connection, and says why where the peer understands it."""
        if self.is_extended and self._is_open:
            self._write(control.go_away(control.GoAway(self._last_stream(), code, reason)))
        self._shut(RPCError(StatusCode.UNAVAILABLE, reason))

    def _shut(self, error: RPCError) -> None:
        if self._is_open:
            self._is_open, self._held = False, None
            self._end_all(error)
            self._actions.append(Close(error))

    def _write(self, frame: Frame) -> None:
        self._actions.append(Write(frame.packed()))

    def _take(self) -> list[Action]:
        actions, self._actions = self._actions, []
        return actions
