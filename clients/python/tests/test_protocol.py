"""The examples of docs/PROTOCOL.md, played against the server of the conformance service."""

import asyncio
import re
from pathlib import Path

import pytest

from conformance.service import router
from ticketclient.ttrpc import Server

DOCUMENT = Path(__file__).parents[3] / "docs/PROTOCOL.md"
EXAMPLES = re.findall(r"```frames\n(.*?)```", DOCUMENT.read_text(), re.DOTALL)


def parts(example: str) -> list[tuple[str, bytes]]:
    """Who sends, and what, one for each line."""
    return [(line[0], bytes.fromhex(re.sub(r"  \S.*$", "", line[1:].strip()))) for line in example.splitlines()]


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 4


@pytest.mark.parametrize("example", EXAMPLES)
async def test_an_example_is_what_peers_say(example: str) -> None:
    async with Server(router()) as server:
        address = await server.listen()
        reader, writer = await asyncio.open_connection(address.host, address.port)
        for sender, data in parts(example):
            if sender == ">":
                writer.write(data)
            else:
                assert (await reader.readexactly(len(data))).hex(" ") == data.hex(" ")
        writer.close()
