"""Connections over real sockets: draining, giving up, coming back, caps and addresses."""

import asyncio
import tempfile
from typing import Any

import pytest
from google.protobuf.wrappers_pb2 import Int64Value, StringValue
from services import Notes, code, modes, serving, until
from support import COUNT, ECHO, hello_reply, hello_request

from ticketclient.ttrpc import Address, Backoff, CallOptions, Channel, Metadata, Server, control
from ticketclient.ttrpc.control import GoAway, Reset
from ticketclient.ttrpc.frame import RESPONSE, Frame


async def test_a_draining_server_finishes_calls_and_refuses_new_connections() -> None:
    notes = Notes()
    server = Server(notes.router())
    async with Channel(await server.listen()) as channel:
        task = asyncio.create_task(channel.unary(ECHO, StringValue(value="wait")))
        await until(lambda: notes.remaining)
        closing = asyncio.create_task(server.close())
        connection = await channel.connection()
        await until(lambda: not connection.is_usable)
        assert await code(channel.unary(ECHO, StringValue(value="late"))) == 14
        notes.hold.set()
        assert await task == StringValue(value="wait")
        await closing


@modes
async def test_when_the_grace_is_over_calls_are_14(extended: bool) -> None:
    notes = Notes()
    server = Server(notes.router())
    async with Channel(await server.listen(), is_extension_wanted=extended) as channel:
        task = asyncio.create_task(channel.unary(ECHO, StringValue(value="wait")))
        await until(lambda: notes.remaining)
        closing = asyncio.create_task(server.close())
        assert await code(task) == 14
        await closing


@pytest.mark.parametrize("refusal", [control.go_away(GoAway(1, 0)), control.reset(3, Reset(14, "", True))])
async def test_a_call_that_was_not_taken_up_is_made_again_elsewhere(refusal: Frame) -> None:
    connections = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        answer = refusal if connections == 1 else Frame(RESPONSE, 3)
        await reader.readexactly(len(hello_request()))
        writer.write(hello_reply())
        await reader.read(1)
        writer.write(answer.packed())
        await reader.read()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with Channel(Address(*server.sockets[0].getsockname())) as channel:
        assert await channel.unary(ECHO, StringValue(value="moved")) == StringValue()
        assert connections == 2
    server.close()


async def test_wait_for_ready_waits_to_the_deadline_and_others_fail_at_once() -> None:
    loop = asyncio.get_running_loop()
    async with Server(Notes().router()) as server:
        address = await server.listen()
    async with Channel(address, backoff=Backoff(chance=lambda: 0.5)) as channel:
        begin = loop.time()
        assert await code(channel.unary(ECHO, StringValue())) == 14
        assert loop.time() - begin < 0.5
        patient = CallOptions(timeout=20, wait_for_ready=True)
        assert await code(channel.unary(ECHO, StringValue(), patient)) == 4
        assert 20 <= loop.time() - begin < 21
        task = asyncio.create_task(channel.unary(ECHO, StringValue(value="back"), patient))
        async with Server(Notes().router()) as server:
            await server.listen(address)
            assert await task == StringValue(value="back")


def test_reconnecting_waits_longer_each_time_and_by_chance_less() -> None:
    longest, shortest = Backoff(chance=lambda: 0.0), Backoff(chance=lambda: 1.0)
    assert [longest.next_seconds() for _ in range(8)] == [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 5.0, 5.0]
    assert [shortest.next_seconds() for _ in range(3)] == [0.05, 0.1, 0.2]
    longest.reset()
    assert longest.next_seconds() == 0.1


async def test_above_the_cap_a_connection_is_refused_and_others_are_untouched() -> None:
    async with Server(Notes().router(), connections_max=1) as server:
        address = await server.listen()
        async with Channel(address) as first, Channel(address) as second:
            await first.connect()
            assert await code(second.connect()) == 14
            assert await first.unary(ECHO, StringValue(value="fine")) == StringValue(value="fine")


async def test_a_unix_socket() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with Server(Notes().router()) as server:
            address = await server.listen(Address.parse(f"unix:{folder}/socket"))
            async with Channel(address) as channel:
                assert await channel.unary(ECHO, StringValue(value="hi")) == StringValue(value="hi")


async def test_a_plain_client_never_receives_a_frame_type_above_3() -> None:
    async with serving(is_extended=False) as (_, channel):
        connection = await channel.connection()
        types: set[int] = set()
        guarded = connection.machine._guarded

        def spy(frame: Any, now: int) -> None:
            types.add(frame.type)
            guarded(frame, now)

        connection.machine._guarded = spy  # type: ignore[method-assign]
        await channel.unary(ECHO, StringValue(value="a"), CallOptions(metadata=Metadata({"k": "v"})))
        await code(channel.unary(ECHO, StringValue(value="5")))
        assert len([each async for each in channel.server_stream(COUNT, Int64Value(value=1_000))]) == 1_000
        assert types == {2, 3}


def test_addresses() -> None:
    for text, address in [
        ("localhost:1", Address("localhost", 1)),
        ("[::1]:2", Address("::1", 2)),
        ("::1", Address("::1", 7)),
        ("[::1]", Address("::1", 7)),
        ("host", Address("host", 7)),
        ("unix:/a/b", Address(path="/a/b")),
    ]:
        assert Address.parse(text, 7) == address
    for wrong in ("", ":1", "host:", "host:x", "host:65536", "host:-1"):
        with pytest.raises(ValueError, match="is no address"):
            Address.parse(wrong, 7)
