"""Plots as SVG, without a library: the rows of a group are servers, and each tells its own figure. Readable in light
and in dark, as whoever looks at them has it."""

from dataclasses import dataclass, field
from html import escape
from math import ceil, floor, log10
from pathlib import Path

WIDTH, NAMES, FIGURES = 760, 150, 150
ROW, GAP, HEAD, TITLE = 20, 18, 22, 52
STYLE = """
    text { font: 12px system-ui, sans-serif; fill: #1f2328; }
    .title { font-size: 15px; font-weight: 600; }
    .note, .tick { fill: #59636e; }
    .group { font-weight: 600; }
    .own { font-weight: 600; }
    .grid { stroke: #d1d9e0; stroke-width: 1; }
    .spread { stroke: #1f2328; stroke-width: 1.5; }
    .peer { fill: #8c959f; stroke: #8c959f; }
    .first { fill: #0969da; stroke: #0969da; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; }
      .note, .tick { fill: #9198a1; }
      .grid { stroke: #3d444d; }
      .spread { stroke: #f0f6fc; }
      .peer { fill: #7d8590; stroke: #7d8590; }
      .first { fill: #4493f8; stroke: #4493f8; }
    }"""


@dataclass
class Row:
    name: str
    # The figure, and what it lies between or reaches to.
    value: float
    low: float
    high: float
    text: str
    is_own: bool = False


@dataclass
class Group:
    name: str
    rows: list[Row] = field(default_factory=list)


class Plot:
    """Groups of rows, each with a name on its left and its figure on its right. Subclasses draw what is between."""

    foot = 8

    def __init__(self, title: str, note: str, groups: list[Group]):
        self.title, self.note = title, note
        self.groups = [group for group in groups if group.rows]
        self.right = WIDTH - FIGURES

    def at(self, share: float) -> float:
        """Where a share of the width is, 0 to 1."""
        return NAMES + share * (self.right - NAMES)

    def marks(self, group: Group, row: Row, y: float) -> list[str]:
        raise NotImplementedError

    def end(self, group: Group, row: Row) -> float:
        raise NotImplementedError

    def grid(self, bottom: float) -> list[str]:
        return []

    def row(self, group: Group, row: Row, y: float) -> list[str]:
        weight = ' class="own"' if row.is_own else ""
        return [
            f'<text{weight} x="{NAMES - 8}" y="{y + 4:.1f}" text-anchor="end">{escape(row.name)}</text>',
            *self.marks(group, row, y),
            f'<text{weight} x="{self.end(group, row) + 8:.1f}" y="{y + 4:.1f}">{escape(row.text)}</text>']

    def svg(self) -> str:
        lines, y = [], TITLE
        for group in self.groups:
            lines.append(f'<text class="group" x="8" y="{y + 14}">{escape(group.name)}</text>')
            y += HEAD
            for row in group.rows:
                lines += self.row(group, row, y + ROW / 2)
                y += ROW
            y += GAP
        bottom = y - GAP
        size = f'viewBox="0 0 {WIDTH} {bottom + self.foot}" width="{WIDTH}" height="{bottom + self.foot}"'
        return "\n".join([
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(self.title)}">',
            f"  <style>{STYLE}\n  </style>",
            f'  <text class="title" x="8" y="20">{escape(self.title)}</text>',
            f'  <text class="note" x="8" y="38">{escape(self.note)}</text>',
            *(f"  {line}" for line in self.grid(bottom) + lines), "</svg>", ""])

    def write(self, path: Path) -> None:
        path.write_text(self.svg(), encoding="utf-8")


class Bars(Plot):
    """Bars from zero, on a scale of each group's own, with a line for what all rounds lie between."""

    def x(self, group: Group, value: float) -> float:
        return self.at(value / max(row.high for row in group.rows))

    def end(self, group: Group, row: Row) -> float:
        return self.x(group, row.high)

    def marks(self, group: Group, row: Row, y: float) -> list[str]:
        kind = "first" if row.is_own else "peer"
        width = self.x(group, row.value) - NAMES
        low, high = self.x(group, row.low), self.x(group, row.high)
        return [
            f'<rect class="{kind}" x="{NAMES}" y="{y - 6:.1f}" width="{width:.1f}" height="12" rx="2" stroke="none"/>',
            f'<path class="spread" d="M{low:.1f} {y:.1f}H{high:.1f}" fill="none"/>']


class Ranges(Plot):
    """A dot for the value and a line to its high, on one logarithmic axis."""

    foot = 34

    def __init__(self, title: str, note: str, groups: list[Group], tick):
        super().__init__(title, note, groups)
        self.tick = tick
        values = [value for group in self.groups for row in group.rows for value in (row.low, row.high) if value > 0]
        self.low = floor(log10(min(values))) if values else 0
        self.high = max(ceil(log10(max(values))), self.low + 1) if values else 1

    def x(self, value: float) -> float:
        return self.at((log10(max(value, 10**self.low)) - self.low) / (self.high - self.low))

    def end(self, group: Group, row: Row) -> float:
        return self.x(row.high)

    def marks(self, group: Group, row: Row, y: float) -> list[str]:
        kind = "first" if row.is_own else "peer"
        return [
            f'<path class="{kind}" d="M{self.x(row.low):.1f} {y:.1f}H{self.x(row.high):.1f}" stroke-width="3" '
            'stroke-linecap="round" fill="none" opacity="0.55"/>',
            f'<circle class="{kind}" cx="{self.x(row.value):.1f}" cy="{y:.1f}" r="5" stroke="none"/>']

    def grid(self, bottom: float) -> list[str]:
        lines = []
        for exponent in range(self.low, self.high + 1):
            x = self.x(10**exponent)
            lines.append(f'<path class="grid" d="M{x:.1f} {TITLE}V{bottom + 4:.0f}"/>')
            label = escape(self.tick(10**exponent))
            lines.append(f'<text class="tick" x="{x:.1f}" y="{bottom + 20:.0f}" text-anchor="middle">{label}</text>')
        return lines
