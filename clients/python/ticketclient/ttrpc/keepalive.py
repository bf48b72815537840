"""Finding out that a silent peer is gone."""

import enum

from ticketclient.ttrpc.limits import Limits


class Due(enum.Enum):
    NOTHING = 0
    PING = 1
    GONE = 2


class Keepalive:
    """Asks for a PING after a silence while calls are active, and tells when nothing at all answers it."""

    def __init__(self, limits: Limits, now: int) -> None:
        self._limits = limits
        self._silent_since = now
        self._asked_at: int | None = None

    def heard(self, now: int) -> None:
        """Bytes came, or the first call became active: silence begins anew."""
        self._silent_since = now
        self._asked_at = None

    def asked(self, now: int) -> None:
        """A PING was sent."""
        self._asked_at = now

    def timer(self, is_active: bool) -> int | None:
        if self._asked_at is not None:
            return self._asked_at + self._limits.ping_answer_nanoseconds
        return self._silent_since + self._limits.ping_silence_nanoseconds if is_active else None

    def due(self, now: int, is_active: bool) -> Due:
        timer = self.timer(is_active)
        if timer is None or now < timer:
            return Due.NOTHING
        return Due.PING if self._asked_at is None else Due.GONE
