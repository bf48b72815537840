"""Where things lie."""

from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
ROOT = HERE.parent.parent
BUILD = ROOT / ".build-bench"
NATIVE = BUILD / "native"
SWIFT = BUILD / "release"
TICKETD = ROOT / ".build-release" / "release" / "ticketd"
TICKET = NATIVE / "ticket.bin"
DOCS = ROOT / "docs"
