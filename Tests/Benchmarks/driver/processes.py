"""Programs that are started for a measurement and stopped after it."""

import json
import os
import select
import signal
import subprocess
import time
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
        while time.monotonic() < end:
            ready, _, _ = select.select([self.process.stdout], [], [], 0.2)
            line = self.process.stdout.readline() if ready else ""
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

    def stop(self) -> None:
        if self.process.poll() is None:
            os.kill(self.pid, signal.SIGTERM)
        try:
            _, self.errors = self.process.communicate(timeout=2 * self.patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            _, self.errors = self.process.communicate()


def measured(command: list[str | Path], what: str) -> dict:
    """Runs a load and returns what it measured. Calls that failed fail the run: they cost less than good ones."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"{what}: {done.stderr.strip()}")
    result = json.loads(done.stdout)
    if result["errors"]:
        raise Failed(f"{what}: {result['errors']} of {result['calls']} calls failed: {result['first_error']}")
    return result
