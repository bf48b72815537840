"""What callgrind has counted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ALLOCATORS = {"malloc", "calloc", "realloc", "reallocarray", "posix_memalign", "aligned_alloc", "memalign", "valloc"}
# "fn=(12) name" names a function, and "fn=(12)" is the same one again; "cfn" is one that is called.
FUNCTION = re.compile(r"(c?)fn=\((\d+)\)(?: (.*))?$")


@dataclass(frozen=True)
class Counts:
    instructions: float
    allocations: float

    def per_call(self, fewer: "Counts", calls: int) -> "Counts":
        """What each of so many calls has cost by which two runs differ."""
        return Counts((self.instructions - fewer.instructions) / calls, (self.allocations - fewer.allocations) / calls)


def counted(lines: Iterable[str]) -> Counts:
    """Reads a profile: all instructions, and all calls of allocators but those that allocators make themselves."""
    names: dict[str, str] = {}
    caller = called = ""
    instructions, allocations = None, 0
    for line in lines:
        found = FUNCTION.match(line)
        if found:
            is_called, number, name = found.groups()
            if name is not None:
                names[number] = name.rstrip()
            if is_called:
                called = names[number]
            else:
                caller = names[number]
        elif line.startswith("calls=") and called in ALLOCATORS and caller not in ALLOCATORS:
            allocations += int(line[len("calls="):].split()[0])
        elif line.startswith("totals:"):
            instructions = int(line.split()[1])
    if instructions is None:
        raise ValueError("a profile without its totals; callgrind did not come to its end")
    return Counts(instructions, allocations)


def read(path: Path) -> Counts:
    with open(path, encoding="utf-8", errors="replace") as lines:
        return counted(lines)
