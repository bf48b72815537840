"""Medians with what they lie between, and ratios round by round: both of a pair are measured soon after each other, so
that a machine whose speed drifts moves them together."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Spread:
    median: float
    low: float
    high: float

    @staticmethod
    def of(values: Iterable[float]) -> "Spread | None":
        listed = list(values)
        return Spread(median(listed), min(listed), max(listed)) if listed else None


def cpu_per_100k(result: dict) -> float:
    """Seconds of the server's CPU for 100,000 calls."""
    return result["server_cpu_seconds"] / result["calls"] * 100_000 if result["calls"] else 0


def spread(results: list[dict], figure) -> Spread | None:
    return Spread.of(figure(result) for result in results)


def ratio(ours: list[dict], theirs: list[dict], figure) -> Spread | None:
    """How many times theirs ours is, round by round."""
    rounds = {result["round"]: figure(result) for result in theirs}
    return Spread.of(
        figure(result) / rounds[result["round"]] for result in ours if rounds.get(result["round"], 0) > 0)


def rate(result: dict) -> float:
    return result["rate"]


def p50(result: dict) -> float:
    return result["p50_us"]


def p99(result: dict) -> float:
    return result["p99_us"]


def short(value: float) -> str:
    """A number with three digits that count: 1.05M, 378k, 94.2, 0.13."""
    for size, unit in ((1_000_000, "M"), (1_000, "k")):
        if value >= 0.9995 * size:
            return f"{value / size:.3g}{unit}" if value < 99.95 * size else f"{value / size:.0f}{unit}"
    if value >= 99.95:
        return f"{value:.0f}"
    return f"{value:.3g}" if value >= 1 else f"{value:.2g}"


def shown(value: Spread | None, unit: str = "") -> str:
    if value is None:
        return "–"
    low, high = short(value.low), short(value.high)
    text = f"{short(value.median)}{unit}"
    return text if low == high else f"{text} ({low}–{high})"


def times(value: Spread | None) -> str:
    return "–" if value is None else f"{value.median:.2f}× ({value.low:.2f}–{value.high:.2f})"


def lasting(value: Spread | None) -> str:
    """A spread of microseconds."""
    if value is None:
        return "–"
    low, high = duration(value.low), duration(value.high)
    text = duration(value.median)
    return text if low == high else f"{text} ({low}–{high})"


def duration(microseconds: float) -> str:
    return f"{short(microseconds)} µs" if microseconds < 999.5 else f"{short(microseconds / 1000)} ms"
