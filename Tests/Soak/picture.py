"""Draws lines over time as an SVG picture, one panel above the other."""

from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, LEFT, TOP, GAP = 900, 150, 70, 50, 50
COLORS = ("#1f5fa8", "#c4501b")


@dataclass
class Panel:
    """Lines that share an axis, by name; it begins at 0."""

    title: str
    lines: dict[str, list[float]]


def draw(title: str, minutes: list[float], panels: list[Panel]) -> str:
    """The picture as text."""
    height = TOP + len(panels) * (HEIGHT + GAP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + 30}" height="{height}" '
        'font-family="sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="{LEFT}" y="24" font-size="16">{escape(title)}</text>',
    ]
    for index, panel in enumerate(panels):
        parts += _panel(panel, minutes, TOP + index * (HEIGHT + GAP))
    return "\n".join([*parts, "</svg>", ""])


def _panel(panel: Panel, minutes: list[float], top: float) -> list[str]:
    greatest = max((value for line in panel.lines.values() for value in line), default=0) or 1
    last = max(minutes, default=0) or 1
    bottom = top + HEIGHT
    parts = [f'<text x="{LEFT}" y="{top - 6}">{escape(panel.title)}</text>']
    for part in (0, 0.5, 1):
        y = bottom - part * HEIGHT
        parts.append(f'<line x1="{LEFT}" y1="{y}" x2="{LEFT + WIDTH}" y2="{y}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{part * greatest:.4g}</text>')
        x = LEFT + part * WIDTH
        parts.append(f'<text x="{x}" y="{bottom + 16}" text-anchor="middle">{part * last:.4g} min</text>')
    for index, (name, values) in enumerate(panel.lines.items()):
        color = COLORS[index % len(COLORS)]
        points = " ".join(
            f"{LEFT + minute / last * WIDTH:.1f},{bottom - value / greatest * HEIGHT:.1f}"
            for minute, value in zip(minutes, values)
        )
        parts.append(f'<polyline points="{points}" fill="none" stroke="{color}" stroke-width="1.5"/>')
        x = LEFT + WIDTH - 60 * (len(panel.lines) - 1 - index)
        parts.append(f'<text x="{x}" y="{top - 6}" text-anchor="end" fill="{color}">{escape(name)}</text>')
    return parts
