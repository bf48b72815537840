"""The goals, and what a run says of them."""

from dataclasses import dataclass

from .figures import Spread, cpu_per_100k, p50, rate, ratio, shown, spread, times


@dataclass(frozen=True)
class Verdict:
    what: str
    goal: str
    stretch: str
    reached: str
    verdict: str
    cpu: str = "–"


def judged(value: Spread | None, goal: float, stretch: float, more: bool) -> str:
    """By the median alone."""
    if value is None:
        return "not measured"
    reaches = (lambda bound: value.median >= bound) if more else (lambda bound: value.median <= bound)
    if reaches(stretch):
        return "**met**, and the stretch"
    return "**met**" if reaches(goal) else "**missed**"


# Calls a second against a peer: shape, then goal and stretch for each.
CALL_GOALS: dict[str, dict[str, tuple[float, float]]] = {
    "64×1": {"go-ttrpc": (1.2, 1.5), "grpc-cpp": (2.2, 3), "grpc-swift": (8, 12)},
    "1×64": {"go-ttrpc": (3, 5), "grpc-cpp": (7, 10), "grpc-swift": (25, 40)},
}
# The median latency at 1×1, as a share of a peer's.
LATENCY_GOALS = {"go-ttrpc": 1.0, "grpc-cpp": 0.5, "grpc-swift": 0.2}
INSTRUCTION_GOALS = {"1×64": (11_000, 8_000), "64×1": (18_000, 12_000)}
SYSTEM_CALL_GOAL = 2.1
# What of ticketd's, against what, goal, stretch: calls a second, with the whole of ticketd.
STORE_GOALS = [
    ("create-64", "sqlite-64", "CreateTicket 1×64 against a C loop with the same rows, 64 a commit", 0.8, 1.0),
    ("create-64", "sqlite-search-64", "the same, against a C loop that writes the index of searches, too", 0.8, 1.0),
    ("create-64", "postgres-64", "CreateTicket 1×64 against PostgreSQL's pipeline, 64 a commit", 1.1, 1.5),
    ("create-1", "postgres-1", "CreateTicket 1×1 against PostgreSQL's pipeline, 1 a commit", 1.0, 1.3),
]
ECHO_GOALS = [("get-1x64", "echo-1x64", "1×64", 2.5, 4), ("get-64x1", "echo-64x1", "64×1", 1.3, 1.7)]
LIST_GOAL = 2.0
# Of the whole of ticketd: microseconds, and millions of bytes.
START_GOAL, REST_GOAL = 150_000, 30
WRITE_GOAL = 25_000
READ_GOALS = (2.0, 1.3)
GROWTH_GOALS = (1.4, 1.1)
WATCH_GOAL = 50_000
UNWATCHED_GOAL = 1.1


def chosen(results: list[dict], **wanted: object) -> list[dict]:
    return [result for result in results if all(result.get(key) == value for key, value in wanted.items())]


def call_verdicts(calls: list[dict], titles: dict[str, str]) -> list[Verdict]:
    verdicts = []
    for shape, goals in CALL_GOALS.items():
        ours = chosen(calls, peer="ticketd", shape=shape)
        for peer, (goal, stretch) in goals.items():
            theirs = chosen(calls, peer=peer, shape=shape)
            reached = ratio(ours, theirs, rate)
            verdicts.append(Verdict(
                f"calls a second against {titles.get(peer, peer)}, {shape}", f"{goal}×", f"{stretch}×", times(reached),
                judged(reached, goal, stretch, more=True), times(ratio(theirs, ours, cpu_per_100k))))
    floor = ratio(chosen(calls, peer="ticketd", shape="1×1"), chosen(calls, peer="floor", shape="1×1"), p50)
    for peer, goal in LATENCY_GOALS.items():
        reached = ratio(chosen(calls, peer="ticketd", shape="1×1"), chosen(calls, peer=peer, shape="1×1"), p50)
        verdict = judged(reached, goal, 0, more=False)
        if floor and floor.median <= 1 and "met" in verdict:
            verdict = "**met**, and the stretch"
        verdicts.append(Verdict(
            f"p50 at 1×1 as a share of {titles.get(peer, peer)}'s", f"at most {goal}", "the floor's", times(reached),
            verdict))
    return verdicts


def count_verdicts(counts: list[dict]) -> list[Verdict]:
    verdicts = []
    for shape, (goal, stretch) in INSTRUCTION_GOALS.items():
        value = spread(chosen(counts, peer="ticketd", shape=shape), lambda result: result["instructions"])
        verdicts.append(Verdict(f"instructions a call, {shape}", f"{goal:,}", f"{stretch:,}", shown(value),
                                judged(value, goal, stretch, more=False)))
    value = spread(chosen(counts, peer="ticketd", shape="64×1"), lambda result: result["system_calls"])
    verdicts.append(Verdict("system calls a call, 64×1", f"{SYSTEM_CALL_GOAL}", "–", shown(value),
                            judged(value, SYSTEM_CALL_GOAL, 0, more=False)))
    return verdicts


def store_verdicts(storage: list[dict]) -> list[Verdict]:
    verdicts = []
    for work, echo, shape, goal, stretch in ECHO_GOALS:
        ours, theirs = chosen(storage, work=work), chosen(storage, work=echo)
        reached, cpu = ratio(ours, theirs, rate), ratio(theirs, ours, cpu_per_100k)
        verdicts.append(Verdict(
            f"GetTicket from the large database against gRPC C++ from memory, {shape}", f"{goal}×", f"{stretch}×",
            times(reached), judged(reached, goal, stretch, more=True), times(cpu)))
    for work, other, what, goal, stretch in STORE_GOALS:
        reached = ratio(chosen(storage, work=work), chosen(storage, work=other), rate)
        verdicts.append(Verdict(what, f"{goal}×", f"{stretch}×", times(reached),
                                judged(reached, goal, stretch, more=True)))
    reached = ratio(chosen(storage, work="list-1x16"), chosen(storage, work="sqlite-list"), cpu_per_100k)
    verdicts.append(Verdict("CPU of ListTickets, 50 of an account, against the bare C query", f"at most {LIST_GOAL}×",
                            "–", times(reached), judged(reached, LIST_GOAL, 0, more=False)))
    return verdicts
