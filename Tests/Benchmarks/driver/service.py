"""The whole of ticketd, held against its goals and not against peers: how it starts and rests, writes without a pause,
grows, and is watched."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from . import growth, resting, saturation, watchers
from .calls import in_turn
from .stores import Desk


@dataclass(frozen=True)
class Part:
    """Something that is measured in each round. `run` takes seconds and returns what was measured."""

    title: str
    run: Callable[[float], list[dict]]


def parts(desk: Desk, tokens: list[str], databases: dict[int, Path], tickets: int, scratch: Path) -> list[Part]:
    small, large = databases[growth.FROM], databases[tickets]
    growing = {size: folder for size, folder in databases.items() if size >= growth.FROM}

    def start(_: float) -> list[dict]:
        return resting.measure(desk, large, tickets)

    return [
        Part("start and rest", start),
        Part("a saturated writer, and a reader beside it", partial(saturation.measure, desk, large, tickets, scratch)),
        *(Part(f"{call.title}, as tickets grow in number",
               partial(growth.measure, desk, tokens[0], call, growing, scratch)) for call in growth.CALLS),
        Part("watchers of a desk", partial(watchers.measure_desk, desk, tokens, small, scratch)),
        Part("watchers of other tickets", partial(watchers.measure_others, desk, tokens, small, scratch)),
    ]


def measure(
    desk: Desk, tokens: list[str], large: Path, folder: Path, tickets: int, growth_to: int, rounds: int, seconds: float,
    tell
) -> list[dict]:
    """The tokens are those of people of the staff whom the large database knows."""
    watchers.allow_connections()
    databases = {tickets: large}
    for size in {growth.FROM, growth_to or tickets} - {tickets}:
        tell(f"a database of {size:,} tickets")
        databases[size] = desk.grow(folder / f"tickets-{size}", size)
    # The smallest comes first.
    databases = dict(sorted(databases.items()))
    results = []
    works = parts(desk, tokens, databases, tickets, folder / "scratch")
    for round_number in range(rounds):
        for part in in_turn(works, round_number):
            tell(f"round {round_number + 1} of {rounds}: {part.title}")
            results += [{**result, "round": round_number} for result in part.run(seconds)]
    return results
