"""What the page says of the whole of ticketd."""

from . import growth
from .figures import cpu_per_100k, duration, lasting, p50, p99, rate, ratio, shown, spread, times
from .goals import chosen
from .service_goals import grown, resident, sizes, unwatched
from .tables import table


def rest_table(service: list[dict]) -> str:
    starts = chosen(service, work="start")
    if not starts:
        return table([], [])
    anonymous = spread(starts, lambda result: result["anonymous_kib"] * 1024 / 1e6)
    return table(["what", ""], [
        ["from the start until it listens", lasting(spread(starts, lambda result: result["listening_us"]))],
        ["from the start until GetTicket is answered", lasting(spread(starts, lambda result: result["answered_us"]))],
        ["resident memory at rest", shown(spread(starts, resident), " MB")],
        ["of it ticketd's own, with no file behind it", shown(anonymous, " MB")]])


def saturation_table(service: list[dict]) -> str:
    rows = []
    quiet = chosen(service, work="read-quiet")
    for work, title in (("write-beside", "CreateTicket 1×64"), ("read-beside", "GetTicket 1×1 beside it"),
                        ("read-quiet", "GetTicket 1×1 before, alone")):
        results = chosen(service, work=work)
        if not results:
            continue
        rows.append([
            title, shown(spread(results, rate)), lasting(spread(results, p50)), lasting(spread(results, p99)),
            duration(max(result["max_us"] for result in results)),
            times(ratio(results, quiet, p50)) if work == "read-beside" else ""])
    return table(["what", "a second", "p50", "p99", "longest", "p50, in that alone"], rows)


def checkpoint_text(service: list[dict]) -> str:
    """Whether the figures of the writer have checkpoints in them."""
    results = chosen(service, work="write-beside")
    if not results:
        return ""
    count = sum(result["has_checkpoint"] for result in results)
    return f"The log was checkpointed while this was measured in {count} of {len(results)} rounds.\n"


def growth_table(service: list[dict]) -> str:
    if not chosen(service, work="growth-get"):
        return table([], [])
    counts = sizes(service)
    rows = []
    for call in growth.CALLS:
        row = [call.title]
        for tickets in counts:
            results = chosen(service, work=call.work, tickets=tickets)
            row.append(shown(spread(results, cpu_per_100k)))
            if tickets > growth.FROM:
                row.append(times(grown(service, call, tickets)))
        rows.append(row)
    heads = ["CPU s per 100,000"]
    for tickets in counts:
        heads += [f"{tickets:,} tickets"] + (["growth"] if tickets > growth.FROM else [])
    return table(heads, rows)


def watch_table(service: list[dict]) -> str:
    results = chosen(service, work="watch")
    if not results:
        return table([], [])
    heads = ["watchers", "events in a round", "p50", "p99", "longest", "CPU of a ticket and its event"]
    return table(heads, [[
        f"{results[0]['watchers']:,}", shown(spread(results, lambda result: result["events"])),
        lasting(spread(results, p50)), lasting(spread(results, p99)),
        duration(max(result["max_us"] for result in results)),
        lasting(spread(results, lambda result: result["server_cpu_seconds"] / result["events"] * 1e6))]])


def unwatched_table(service: list[dict]) -> str:
    rows = []
    for count in sorted({result["watchers"] for result in chosen(service, work="unwatched")}):
        results = chosen(service, work="unwatched", watchers=count)
        rows.append([
            f"{count:,}", shown(spread(results, cpu_per_100k)), lasting(spread(results, p50)),
            times(unwatched(service)) if count else ""])
    heads = ["watchers of other tickets", "CPU s per 100,000 CreateTicket", "p50", "CPU, in that without any"]
    return table(heads, rows)


def parts(service: list[dict]) -> dict[str, str]:
    """By their names in the page."""
    return {
        "rest": rest_table(service), "saturation": saturation_table(service) + "\n" + checkpoint_text(service),
        "growth": growth_table(service), "watch": watch_table(service), "unwatched": unwatched_table(service)}
