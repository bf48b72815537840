"""Runs async tests on a loop whose clock skips what would be waiting."""

import asyncio
import inspect
import selectors
from typing import Any

import pytest


class SkippingSelector(selectors.DefaultSelector):
    """Reports that nothing happened within the timeout at once, and moves the clock forward by it."""

    def __init__(self) -> None:
        super().__init__()
        self.skipped_seconds = 0.0
        self.idle_rounds = 0

    def select(self, timeout: float | None = None) -> Any:
        # Bytes between two sockets of one process are there at once; a handshake of TLS or a resolver's thread is not, so
        # that a moment is given before time is skipped.
        events = super().select(0.005 if timeout is None or timeout > 0 else 0)
        if events or timeout is None or timeout <= 0:
            return events
        self.skipped_seconds += timeout
        return []


class SkippingLoop(asyncio.SelectorEventLoop):
    """An event loop on which hours pass in no time."""

    def __init__(self) -> None:
        self._skipping = SkippingSelector()
        super().__init__(self._skipping)

    def time(self) -> float:
        return super().time() + self._skipping.skipped_seconds


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    factory = asyncio.SelectorEventLoop if pyfuncitem.get_closest_marker("real_time") else SkippingLoop
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(pyfuncitem.obj(**arguments))
    return True


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "real_time: talks to another process, so that no time may be skipped")
