"""Which stream ids a peer has used."""

import enum

GAPS_MAX = 1_024


class Seen(enum.Enum):
    NEW = 0
    LOWER = 1
    """Lower than another one, and not used yet."""
    USED = 2


class SeenIDs:
    """Remembers the highest odd id, and ranges of lower ones that were skipped: the latest 1,024 of these."""

    def __init__(self) -> None:
        self.highest = -1
        self._gaps: list[range] = []

    def look(self, stream: int) -> Seen:
        if stream > self.highest:
            return Seen.NEW
        return Seen.LOWER if any(stream in gap for gap in self._gaps) else Seen.USED

    def add(self, stream: int) -> None:
        if stream > self.highest:
            self._append(range(self.highest + 2, stream, 2))
            self.highest = stream
            return
        gaps, self._gaps = self._gaps, []
        for gap in gaps:
            if stream in gap:
                self._append(range(gap.start, stream, 2))
                self._append(range(stream + 2, gap.stop, 2))
            else:
                self._append(gap)

    def _append(self, gap: range) -> None:
        if gap:
            self._gaps.append(gap)
            del self._gaps[:-GAPS_MAX]
