"""Counting what an honest peer does seldom."""

from ticketclient.ttrpc.limits import Limits


class Bucket:
    """So many tokens in each period, which begins with the first one taken."""

    def __init__(self, limits: Limits) -> None:
        self._count_max = limits.abuse_count
        self._period = limits.abuse_period_nanoseconds
        self._begin: int | None = None
        self._count = 0

    def take(self, now: int) -> bool:
        """False when the bucket is empty."""
        if self._begin is None or now - self._begin >= self._period:
            self._begin, self._count = now, 0
        self._count += 1
        return self._count <= self._count_max


class PingPolice:
    """Pings closer than the least interval are strikes; one that keeps to it clears them."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._last: int | None = None
        self._strikes = 0

    def take(self, now: int) -> bool:
        """False when there were too many strikes."""
        early = self._last is not None and now - self._last < self._limits.ping_interval_min_nanoseconds
        self._strikes = self._strikes + 1 if early else 0
        self._last = now
        return self._strikes <= self._limits.ping_strikes
