"""The file of thresholds, and what is said where a figure is not what it says."""

from dataclasses import dataclass
from pathlib import Path

# By how much a figure may rise, and may fall until the threshold is worth lowering.
TOLERANCE = 0.05
TOOLS = "# counted with "
HEAD = """\
# What each of these costs at most. `make gates` fails where one costs over 5% more;
# `make gates OPTIONS=--update` writes what it counts.
"""


@dataclass(frozen=True)
class Figure:
    """One thing that is counted. `digits` are those behind the point that mean something."""

    key: str
    unit: str
    meaning: str
    digits: int = 0

    def shown(self, value: float) -> str:
        # 0 is added to be rid of the sign of -0.
        return f"{round(value, self.digits) + 0:,.{self.digits}f}"


@dataclass(frozen=True)
class Thresholds:
    values: dict[str, float]
    # Versions of what the figures depend on, as they were written.
    tools: str = ""


def parsed(text: str) -> Thresholds:
    """Each line is a key, a figure, its unit and what it means; `#` begins a comment."""
    values: dict[str, float] = {}
    tools = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(TOOLS):
            tools = line.removeprefix(TOOLS).strip()
        words = line.partition("#")[0].split(None, 2)
        if not words:
            continue
        try:
            key, value, _ = words
            threshold = float(value.replace(",", ""))
        except ValueError:
            raise ValueError(f"line {number} is not a key, a figure and a unit: {line}") from None
        if key in values:
            raise ValueError(f"line {number}: {key} has a line already")
        values[key] = threshold
    return Thresholds(values, tools)


def read(path: Path) -> Thresholds:
    if not path.exists():
        return Thresholds({})
    try:
        return parsed(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


def written(figures: list[Figure], values: dict[str, float], tools: str) -> str:
    """The file's text. Figures without a value are left out."""
    rows = [(figure, figure.shown(values[figure.key])) for figure in figures if figure.key in values]
    widths = [max((len(cell) for cell in cells), default=0)
              for cells in ([figure.key for figure, _ in rows], [value for _, value in rows],
                            [figure.unit for figure, _ in rows])]
    lines = [f"{figure.key:<{widths[0]}}  {value:>{widths[1]}}  {figure.unit:<{widths[2]}}  # {figure.meaning}"
             for figure, value in rows]
    return f"{HEAD}{TOOLS}{tools}\n\n" + "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True)
class Verdict:
    figure: Figure
    value: float
    threshold: float | None

    @property
    def change(self) -> float | None:
        """By which share of the threshold the figure differs from it; None where there is no such share."""
        if self.threshold is None or self.threshold == 0:
            return None
        return self.value / self.threshold - 1

    @property
    def has_risen(self) -> bool:
        """What is rounded away is no rise: that is all that may come upon a figure of 0."""
        return self.threshold is not None and round(self.value, self.figure.digits) > self.threshold * (1 + TOLERANCE)

    @property
    def fails(self) -> bool:
        return self.threshold is None or self.has_risen

    @property
    def has_fallen(self) -> bool:
        return self.threshold is not None and round(self.value, self.figure.digits) < self.threshold * (1 - TOLERANCE)

    @property
    def said(self) -> str:
        """What somebody has to know or may do; empty where the figure is within its bounds."""
        name = f"{self.figure.key} ({self.figure.unit})"
        if self.threshold is None:
            return f"{name} has no threshold and is {self._new}: write it with make gates OPTIONS=--update"
        if self.has_risen:
            return (f"{name} has risen from {self._old} to {self._new}{self._percent}, which is more than the "
                    f"{TOLERANCE:.0%} that it may")
        if self.has_fallen:
            return (f"{name} has fallen from {self._old} to {self._new}{self._percent}: well done; lower the threshold "
                    "with make gates OPTIONS=--update")
        return ""

    @property
    def row(self) -> list[str]:
        change = "" if self.change is None else f"{self.change:+.1%}"
        old = "" if self.threshold is None else self._old
        return [self.figure.key, self._new, old, change, self.figure.unit, self._state]

    @property
    def _state(self) -> str:
        if self.threshold is None:
            return "no threshold"
        return "RISEN" if self.has_risen else "fallen" if self.has_fallen else "ok"

    @property
    def _new(self) -> str:
        return self.figure.shown(self.value)

    @property
    def _old(self) -> str:
        return self.figure.shown(self.threshold or 0)

    @property
    def _percent(self) -> str:
        return "" if self.change is None else f", by {self.change:+.1%}"


def table(rows: list[list[str]]) -> str:
    """Figures are set right, words left."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    figures = {1, 2, 3}
    return "\n".join(
        "  ".join(cell.rjust(width) if column in figures else cell.ljust(width)
                  for column, (cell, width) in enumerate(zip(row, widths))).rstrip()
        for row in rows)
