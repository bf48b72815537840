"""How often something is counted."""

from collections.abc import Callable

from driver.processes import Failed

from .thresholds import Figure, Verdict

# A figure that is too high is counted again, and its lowest count is judged: what does not come back is chance.
ROUNDS_MAX = 3


def counted(
    key: str, figures: list[Figure], count: Callable[[], dict[str, float]], known: dict[str, float], rounds: int,
    tell: Callable[[str], None],
) -> dict[str, list[float]]:
    """All counts of each figure: so many, or with 0 until none has risen above what is known of it.

    A count that fails, as one may on a machine that is too busy, is made up for by the next one, if there is one."""
    counts: dict[str, list[float]] = {figure.key: [] for figure in figures}
    rounds_max = rounds or ROUNDS_MAX
    for number in range(rounds_max):
        tell(f"counting {key}{', again' if number else ''}")
        try:
            values = count()
        except Failed as failure:
            if number + 1 == rounds_max and not any(counts.values()):
                raise
            tell(f"{key} could not be counted: {failure}")
            continue
        for name, value in values.items():
            counts[name].append(value)
        tell(f"{key}: " + ", ".join(f"{figure.shown(values[figure.key])} {figure.unit}" for figure in figures))
        has_risen = any(
            Verdict(figure, min(counts[figure.key]), known.get(figure.key)).has_risen for figure in figures)
        if not rounds and not has_risen:
            break
    return counts
