"""What a run says of the goals that the whole of ticketd has."""

from . import growth, watchers
from .figures import Spread, cpu_per_100k, lasting, p50, p99, ratio, shown, spread, times
from .goals import (
    GROWTH_GOALS,
    READ_GOALS,
    REST_GOAL,
    START_GOAL,
    UNWATCHED_GOAL,
    WATCH_GOAL,
    WRITE_GOAL,
    Verdict,
    chosen,
    judged,
)


def resident(result: dict) -> float:
    """In millions of bytes."""
    return result["rss_kib"] * 1024 / 1e6


def sizes(service: list[dict]) -> list[int]:
    """How many tickets there were as growth was measured; the first is what others are held against."""
    return sorted({result["tickets"] for result in chosen(service, work="growth-get")} | {growth.FROM})


def grown(service: list[dict], call: growth.Call, tickets: int) -> Spread | None:
    """How many times the CPU of a call on the smallest database one on this costs."""
    return ratio(chosen(service, work=call.work, tickets=tickets), chosen(service, work=call.work, tickets=growth.FROM),
                 cpu_per_100k)


def unwatched(service: list[dict]) -> Spread | None:
    """How many times the CPU of CreateTicket alone one with watchers of other tickets costs."""
    return ratio(chosen(service, work="unwatched", watchers=watchers.WATCHERS),
                 chosen(service, work="unwatched", watchers=0), cpu_per_100k)


def at_most(what: str, goal: float, value: Spread | None, reached: str, stretch: float = 0) -> Verdict:
    """A ratio that should be small."""
    return Verdict(what, f"at most {goal}×", f"{stretch}×" if stretch else "–", reached,
                   judged(value, goal, stretch, more=False))


def in_time(what: str, goal: float, value: Spread | None) -> Verdict:
    """A time in microseconds that should be short."""
    return Verdict(what, f"at most {goal / 1000:g} ms", "–", lasting(value), judged(value, goal, 0, more=False))


def verdicts(service: list[dict]) -> list[Verdict]:
    starts = chosen(service, work="start")
    rest = spread(starts, resident)
    beside = ratio(chosen(service, work="read-beside"), chosen(service, work="read-quiet"), p50)
    largest = sizes(service)[-1]
    growths = [(call.name, grown(service, call, largest) if largest > growth.FROM else None)
               for call in growth.CALLS]
    return [
        in_time("from the start to the first answer, on the large database", START_GOAL,
                spread(starts, lambda result: result["answered_us"])),
        Verdict("resident memory at rest, on the large database", f"at most {REST_GOAL} MB", "–", shown(rest, " MB"),
                judged(rest, REST_GOAL, 0, more=False)),
        in_time("p99 of CreateTicket 1×64 on the large database, checkpoints included, beside a reader", WRITE_GOAL,
                spread(chosen(service, work="write-beside", has_checkpoint=True), p99)),
        at_most("p50 of GetTicket 1×1 beside that writer, in that of a quiet server", READ_GOALS[0], beside,
                times(beside), READ_GOALS[1]),
        *(at_most(f"CPU of {name}, from {growth.FROM:,} to {largest:,} tickets" if value else
                  f"CPU of {name}, as tickets grow from {growth.FROM:,}",
                  GROWTH_GOALS[0], value, times(value), GROWTH_GOALS[1]) for name, value in growths),
        in_time(f"p99 of an event from its commit to each of {watchers.WATCHERS:,} watchers of its desk", WATCH_GOAL,
                spread(chosen(service, work="watch"), p99)),
        at_most(f"CPU of CreateTicket with {watchers.WATCHERS:,} watchers of other tickets, in that without any",
                UNWATCHED_GOAL, unwatched(service), times(unwatched(service))),
    ]
