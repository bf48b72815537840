"""Writes docs/PERFORMANCE.md and its plots from what was measured."""

from pathlib import Path

from . import goals, service_goals, service_tables
from .calls import PEERS, SHAPES, shape_name
from .figures import cpu_per_100k, duration, p50, p99, rate, ratio, short, shown, spread, times
from .goals import Verdict, chosen
from .plot import Bars, Group, Ranges, Row
from .tables import table

TITLES = {peer.key: peer.title for peer in PEERS}


def latency(results: list[dict], figure) -> str:
    value = spread(results, figure)
    return "–" if value is None else duration(value.median)


def memory(results: list[dict]) -> str:
    value = spread(results, lambda result: result["server_rss_kib"] / 1024)
    return "–" if value is None else f"{value.median:.0f} MiB"


def call_table(calls: list[dict], shape: str) -> str:
    ours = chosen(calls, peer="ticketd", shape=shape)
    rows = []
    for peer in PEERS:
        results = chosen(calls, peer=peer.key, shape=shape)
        if not results:
            continue
        own = peer.key == "ticketd"
        rows.append([
            f"**{peer.title}**" if own else peer.title, shown(spread(results, rate)), latency(results, p50),
            latency(results, p99), shown(spread(results, cpu_per_100k)), memory(results),
            "" if own else times(ratio(ours, results, rate)),
            "" if own else times(ratio(results, ours, cpu_per_100k))])
    heads = ["server", "calls a second", "p50", "p99", "CPU s per 100,000", "memory", "ticketd's calls a second",
             "CPU of a call, in ticketd's"]
    return table(heads, rows)


def count_table(counts: list[dict]) -> str:
    rows = []
    for peer in PEERS:
        row = [f"**{peer.title}**" if peer.key == "ticketd" else peer.title]
        for figure in ("instructions", "system_calls"):
            for shape in ("1×64", "64×1"):
                value = spread([result for result in chosen(counts, peer=peer.key, shape=shape) if figure in result],
                               lambda result, figure=figure: result[figure])
                row.append(shown(value))
        if chosen(counts, peer=peer.key):
            rows.append(row)
    return table(["server", "instructions 1×64", "64×1", "system calls 1×64", "64×1"], rows)


def storage_table(storage: list[dict], names: list[tuple[str, str]]) -> str:
    """Each of the names with what it is compared with; an empty name for nothing."""
    rows = []
    for work, pattern in names:
        results = chosen(storage, work=work)
        if not results:
            continue
        others = chosen(storage, work=pattern) if pattern else []
        rows.append([
            results[0]["title"], shown(spread(results, rate)), latency(results, p50), latency(results, p99),
            shown(spread(results, cpu_per_100k)), times(ratio(others, results, rate)) if others else ""])
    return table(["what", "a second", "p50", "p99", "CPU s per 100,000", "ticketd's, in these"], rows)


def verdict_table(verdicts: list[Verdict]) -> str:
    return table(
        ["goal", "wanted", "stretch", "reached", "", "the same in CPU"],
        [[verdict.what, verdict.goal, verdict.stretch, verdict.reached, verdict.verdict, verdict.cpu]
         for verdict in verdicts])


def plots(calls: list[dict], docs: Path) -> None:
    throughput, latencies = [], []
    for shape in map(shape_name, SHAPES):
        rates, times_ = Group(f"{shape} (connections × in flight)"), Group(f"{shape} (connections × in flight)")
        for peer in PEERS:
            results = chosen(calls, peer=peer.key, shape=shape)
            per_second, middle, tail = spread(results, rate), spread(results, p50), spread(results, p99)
            if not (per_second and middle and tail):
                continue
            own = peer.key == "ticketd"
            rates.rows.append(Row(
                peer.title, per_second.median, per_second.low, per_second.high, short(per_second.median), own))
            times_.rows.append(Row(
                peer.title, middle.median, middle.median, tail.median,
                f"{duration(middle.median)} – {duration(tail.median)}", own))
        throughput.append(rates)
        latencies.append(times_)
    Bars("Calls a second",
         "GetTicket answered from memory; medians, with what all rounds lie between; each shape has its own scale",
         throughput).write(docs / "performance-throughput.svg")
    Ranges("Latency from p50 to p99", "GetTicket answered from memory, at full load; medians; a logarithmic scale",
           latencies, duration).write(docs / "performance-latency.svg")


def machine_text(machine: dict) -> str:
    debian = ", ".join(f"{package} {number}" for package, number in machine["debian"].items())
    swift = ", ".join(f"{package} {number}" for package, number in machine["swift_packages"].items())
    return "\n".join([
        f"- {machine['date']}, at commit {machine['commit']}",
        f"- {machine['cpu']}, {machine['cores']} cores, {machine['memory_gib']} GiB; {machine['system']}, "
        f"Linux {machine['kernel']}; databases on {machine['disk']}",
        f"- {machine['swift']}",
        f"- from Debian: {debian}",
        f"- Swift packages: {swift}", ""])


def write(results: dict, docs: Path) -> None:
    calls, storage, counts = results["calls"], results["storage"], results["counts"]
    service = results.get("service", [])
    options = results["options"]
    template = (Path(__file__).parent / "PERFORMANCE.md.in").read_text(encoding="utf-8")
    parts = {
        "command": results["command"], "machine": machine_text(results["machine"]),
        "rounds": str(options["rounds"]), "seconds": f"{options['seconds']:g}", "tickets": f"{options['tickets']:,}",
        "ticket_bytes": str(options["ticket_bytes"]),
        "busy": busy_text(results["machine"]),
        "servers": table(["server", "threads", "what it does for a call besides answering"],
                         [[peer.title, peer.threads, peer.does] for peer in PEERS]),
        "goals": verdict_table(
            goals.call_verdicts(calls, TITLES) + goals.count_verdicts(counts) + goals.store_verdicts(storage)
            + service_goals.verdicts(service)),
        "calls": "\n".join(
            f"### {shape}\n\n{call_table(calls, shape)}" for shape in map(shape_name, SHAPES)),
        "counts": count_table(counts),
        "writes": storage_table(storage, [
            ("create-64", ""), ("sqlite-64", "create-64"), ("sqlite-search-64", "create-64"),
            ("postgres-64", "create-64"), ("create-1", ""), ("sqlite-1", "create-1"), ("postgres-1", "create-1")]),
        "reads": storage_table(storage, [
            ("get-1x64", ""), ("echo-1x64", "get-1x64"), ("get-64x1", ""), ("echo-64x1", "get-64x1"),
            ("sqlite-get", "get-1x64"), ("list-1x16", ""), ("sqlite-list", "list-1x16")]),
        **service_tables.parts(service),
    }
    for name, text in parts.items():
        template = template.replace(f"@{name}@", text.rstrip("\n"))
    plots(calls, docs)
    (docs / "PERFORMANCE.md").write_text(template, encoding="utf-8")


def busy_text(machine: dict) -> str:
    """Said only where other work may have bent the figures."""
    if machine["load"] < 0.7:
        return ""
    return (
        f"**The machine was busy with other work when this run began (load {machine['load']:.1f}): the figures do not\n"
        "hold, and the ratios may not.**\n")
