"""How long to wait between attempts."""

import random
from collections.abc import Callable


class Backoff:
    """Twice as long each time, up to a bound, and up to a half shorter by chance lest many clients come back at once."""

    def __init__(
        self, first_seconds: float = 0.1, max_seconds: float = 5.0, chance: Callable[[], float] = random.random
    ) -> None:
        """`chance` gives numbers from 0 to 1."""
        self._first, self._max, self._chance = first_seconds, max_seconds, chance
        self._failures = 0

    def next_seconds(self) -> float:
        """The wait after one more failure."""
        delay = min(self._first * 2.0 ** min(self._failures, 32), self._max)
        self._failures += 1
        return delay * (1 - self._chance() / 2)

    def reset(self) -> None:
        self._failures = 0
