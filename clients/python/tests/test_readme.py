"""The README's sample runs as it is written."""

import re
from pathlib import Path
from typing import Any

import pytest
from test_ticketd import Running, pytestmark, ticketd

__all__ = ["pytestmark", "ticketd"]

README = Path(__file__).parents[1] / "README.md"


async def test_the_sample_of_the_readme_runs(ticketd: Running, capsys: pytest.CaptureFixture[str]) -> None:
    (sample,) = re.findall(r"```python\n(.*?)```", README.read_text(), re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(sample, str(README), "exec"), names)
    await names["first_ticket"](ticketd.address, ticketd.tokens["ana"])
    assert "is Open" in capsys.readouterr().out
