"""Programs that are started for a measurement and stopped after it."""

import json
import os
import select
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path


class Failed(Exception):
    """A program did not do what it was started for."""


class Server:
    """A server that prints "listening PORT" or "listening HOST:PORT" when it is there."""

    START_SECONDS_MAX = 60

    def __init__(self, command: list[str], environment: dict[str, str] | None = None, patience: float = 1):
        self.command = command
        self.patience = self.START_SECONDS_MAX * patience
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, **(environment or {})})
        self.errors = ""

    def __enter__(self) -> "Server":
        try:
            self.port = self._port()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _port(self) -> int:
        end = time.monotonic() + self.patience
        output = self.process.stdout
        while output and time.monotonic() < end:
            ready, _, _ = select.select([output], [], [], 0.2)
            line = output.readline() if ready else ""
            if line.startswith("listening "):
                return int(line.split()[1].rpartition(":")[2])
            if ready and not line:
                break
        self.stop()
        raise Failed(f"{self.command[0]} did not start: {self.errors[-2000:]}")

    @property
    def pid(self) -> int:
        """The process that serves; a tracer's child where there is one."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return int(children[0]) if children and "strace" in self.command[0] else self.process.pid

    def memory(self) -> dict[str, int]:
        """What is resident of it now, and how much of that no file stands behind; in KiB, as the kernel counts it."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        fields = {name: text for name, _, text in (line.partition(":") for line in status.splitlines())}
        return {key: int(fields[name].split()[0]) for key, name in (("rss_kib", "VmRSS"), ("anonymous_kib", "RssAnon"))}

    def stop(self) -> None:
        if self.process.poll() is None:
            os.kill(self.pid, signal.SIGTERM)
        try:
            _, self.errors = self.process.communicate(timeout=2 * self.patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            _, self.errors = self.process.communicate()


def measured(command: Sequence[str | Path], what: str) -> dict:
    """Runs a load and returns what it measured. Calls that failed fail the run: they cost less than good ones."""
    return measured_together([(command, what)])[0]


def measured_together(loads: Sequence[tuple[Sequence[str | Path], str]]) -> list[dict]:
    """The same of several loads that run at the same time."""
    running = [
        subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for command, _ in loads]
    ended = [(process.communicate(), process.returncode) for process in running]
    return [_result(*texts, code, what) for (texts, code), (_, what) in zip(ended, loads, strict=True)]


def _result(output: str, errors: str, code: int, what: str) -> dict:
    if code:
        raise Failed(f"{what}: {errors.strip()}")
    result = json.loads(output)
    if result["errors"]:
        raise Failed(f"{what}: {result['errors']} of {result['calls']} calls failed: {result['first_error']}")
    return result
