"""Where a server listens."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Address:
    """A host and port, or the path of a Unix socket."""

    host: str = ""
    port: int = 0
    path: str = ""

    @classmethod
    def parse(cls, text: str, default_port: int = 0) -> "Address":
        """Reads `HOST:PORT`, `[IPV6]:PORT`, `HOST` or `unix:PATH`. Raises ValueError."""
        if text.startswith("unix:"):
            return cls(path=text.removeprefix("unix:"))
        host, colon, port = text.rpartition(":")
        if not colon or text.endswith("]") or (host.count(":") and not host.startswith("[")):
            host, port = text, str(default_port)
        host = host.removeprefix("[").removesuffix("]")
        if not host or not (port.isascii() and port.isdigit()) or int(port) > 65_535:
            raise ValueError(f"{text!r} is no address; write HOST:PORT, [IPV6]:PORT or unix:PATH")
        return cls(host, int(port))

    def __str__(self) -> str:
        if self.path:
            return f"unix:{self.path}"
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"
