"""What accompanies a call besides its messages."""

import base64
from collections.abc import Iterable, Iterator, Mapping

from ticketclient._generated.ttrpc.ttrpc_pb2 import KeyValue


class Metadata:
    """Ordered pairs of texts. Keys are in lower case and may come many times."""

    __slots__ = ("_pairs",)

    def __init__(self, pairs: "Mapping[str, str] | Iterable[tuple[str, str]]" = ()) -> None:
        items = pairs.items() if isinstance(pairs, Mapping) else pairs
        self._pairs = [(key.lower(), value) for key, value in items]

    def add(self, key: str, value: str) -> None:
        self._pairs.append((key.lower(), value))

    def add_bytes(self, key: str, value: bytes) -> None:
        """Adds bytes as Base64; the key has to end in `-bin`."""
        if not key.endswith("-bin"):
            raise ValueError(f"the key of bytes ends in -bin, {key!r} does not")
        self.add(key, base64.b64encode(value).decode())

    def get(self, key: str) -> str | None:
        """The first value of the key."""
        return next(iter(self.all(key)), None)

    def all(self, key: str) -> list[str]:
        return [value for name, value in self._pairs if name == key.lower()]

    def get_bytes(self, key: str) -> bytes | None:
        """The first value of a `-bin` key, Base64 with or without padding. Raises ValueError when it is not."""
        value = self.get(key)
        return None if value is None else base64.b64decode(value + "=" * (-len(value) % 4), validate=True)

    @property
    def size_bytes(self) -> int:
        """All keys and values together, as UTF-8."""
        return sum(len(key.encode()) + len(value.encode()) for key, value in self._pairs)

    def packed(self) -> list[KeyValue]:
        return [KeyValue(key=key, value=value) for key, value in self._pairs]

    @classmethod
    def of(cls, pairs: Iterable[KeyValue]) -> "Metadata":
        return cls((pair.key, pair.value) for pair in pairs)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Metadata) and self._pairs == other._pairs

    def __repr__(self) -> str:
        # Values may be secrets.
        return f"Metadata({', '.join(key for key, _ in self._pairs)})"
