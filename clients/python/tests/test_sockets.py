"""Client and server over real sockets, plain and extended (conformance 24-29, 32, 35-39, 42-54, 57-59, 61, 62, 64, 68, 70-73,
77, 79-81, 85, 87, 89, 90, 92, 101, 103-105, 108, 109, 111, 118-120)."""

import asyncio

import pytest
from google.protobuf.wrappers_pb2 import BytesValue, Int64Value, StringValue
from services import both, code, modes, serving, until
from support import CHAT, COUNT, ECHO, EMPTY, SUM, SWAP, settle

from ticketclient.ttrpc import CallOptions, Channel, Limits, Metadata, RPCError


@both
async def test_all_four_shapes(client: bool, server: bool) -> None:
    async with serving(is_extended=client, has_extension=server) as (_, channel):
        assert await channel.connect() == (client and server)
        assert await channel.unary(ECHO, StringValue(value="hé")) == StringValue(value="hé")
        assert [each.value async for each in channel.server_stream(COUNT, Int64Value(value=4))] == [0, 1, 2, 3]
        adding = channel.client_stream(SUM)
        for value in (31415, 9, 2653, 40845):
            await adding.send(Int64Value(value=value))
        assert (await adding.reply()).value == 74922
        async with channel.bidirectional(CHAT) as chat:
            for text in ("a", "b", "c", "d"):
                await chat.send(StringValue(value=text))
                assert await chat.receive() == StringValue(value=text.upper())
            await chat.half_close()
            assert await chat.receive() is None


@both
async def test_nothing_is_a_message_too_and_no_messages_are_none(client: bool, server: bool) -> None:
    async with serving(is_extended=client, has_extension=server) as (_, channel):
        assert await channel.unary(EMPTY, EMPTY.request()) == EMPTY.reply()
        assert (await channel.client_stream(SUM).reply()).value == 0
        assert [each async for each in channel.server_stream(COUNT, Int64Value())] == []
        adding = channel.client_stream(SUM)
        await adding.send(Int64Value())
        assert (await adding.reply()).value == 0
        chat = channel.bidirectional(CHAT)
        await chat.half_close()
        assert [each async for each in chat] == []


@both
async def test_large_messages_arrive_exactly(client: bool, server: bool) -> None:
    async with serving(is_extended=client, has_extension=server) as (_, channel):
        request = BytesValue(value=(314_159).to_bytes(4) + bytes(i * 7 & 255 for i in range(271_824)))
        assert (await channel.unary(SWAP, request)).value == bytes(314_159)
        too_much = BytesValue(value=(5_000_000).to_bytes(4))
        assert await code(channel.unary(SWAP, too_much)) == 8
        assert await channel.unary(ECHO, StringValue(value="lives")) == StringValue(value="lives")


@both
async def test_a_thousand_calls_at_once(client: bool, server: bool) -> None:
    async with serving(is_extended=client, has_extension=server, limits=Limits(running_calls=1_000)) as (_, channel):
        values = [StringValue(value=f"n{n}") for n in range(1_000)]
        assert await asyncio.gather(*(channel.unary(ECHO, value) for value in values)) == values


@both
async def test_fifty_chats_do_not_mix(client: bool, server: bool) -> None:
    async def talk(channel: Channel, name: str) -> None:
        async with channel.bidirectional(CHAT) as chat:
            for turn in range(5):
                await chat.send(StringValue(value=f"{name}-{turn}"))
                assert await chat.receive() == StringValue(value=f"{name.upper()}-{turn}")

    async with serving(is_extended=client, has_extension=server) as (_, channel):
        await asyncio.gather(*(talk(channel, f"chat{n}") for n in range(50)))


@both
async def test_ten_thousand_messages_in_order_both_ways(client: bool, server: bool) -> None:
    async with serving(is_extended=client, has_extension=server) as (_, channel):
        received = [each.value async for each in channel.server_stream(COUNT, Int64Value(value=10_000))]
        assert received == list(range(10_000))
        adding = channel.client_stream(SUM)
        for value in range(1, 10_001):
            await adding.send(Int64Value(value=value))
        assert (await adding.reply()).value == 50_005_000


@modes
async def test_a_slow_call_does_not_hold_up_a_fast_one(extended: bool) -> None:
    async with serving(is_extended=extended) as (notes, channel):
        slow = asyncio.create_task(channel.unary(ECHO, StringValue(value="wait")))
        assert await channel.unary(ECHO, StringValue(value="fast")) == StringValue(value="fast")
        assert not slow.done()
        notes.hold.set()
        assert await slow == StringValue(value="wait")


@modes
async def test_what_a_handler_throws_by_accident_is_2_and_not_told(extended: bool) -> None:
    async with serving(is_extended=extended) as (_, channel):
        with pytest.raises(RPCError) as caught:
            await channel.unary(ECHO, StringValue(value="crash"))
        assert caught.value.code == 2 and "swordfish" not in caught.value.message


@modes
async def test_codes_texts_and_details_arrive(extended: bool) -> None:
    async with serving(is_extended=extended) as (_, channel):
        for number in range(1, 17):
            with pytest.raises(RPCError) as caught:
                await channel.unary(ECHO, StringValue(value=str(number)))
            assert caught.value.code == number and caught.value.message == "Grüße 世界"
            assert caught.value.detail(StringValue) == StringValue(value=str(number))


@modes
async def test_an_error_after_messages_comes_after_them(extended: bool) -> None:
    async with serving(is_extended=extended) as (_, channel):
        call, received = channel.server_stream(COUNT, Int64Value(value=-3)), []
        with pytest.raises(RPCError) as caught:
            async for each in call:
                received.append(each.value)
        assert received == [0, 1, 2] and caught.value.code == 10
        assert call.trailers == Metadata({"why": "asked"} if extended else {})


@modes
async def test_an_early_status_ends_a_client_stream(extended: bool) -> None:
    async with serving(is_extended=extended) as (_, channel):
        adding = channel.client_stream(SUM)
        await adding.send(Int64Value(value=-1))
        assert await code(adding.reply()) == 11
        assert (await channel.client_stream(SUM).reply()).value == 0


@modes
async def test_metadata_there_and_with_the_extension_back(extended: bool) -> None:
    async with serving(is_extended=extended) as (_, channel):
        await channel.connect()
        sent = Metadata([("Mixed-Case", "1"), ("twice", "a"), ("twice", "b")])
        sent.add_bytes("x-bin", b"\0\1\xff")
        call = channel.server_stream(COUNT, Int64Value(value=1))
        assert await call.initial_metadata() == Metadata() and await call.receive() == Int64Value(value=0)
        call = channel._call(ECHO, StringValue(value="t"), CallOptions(metadata=sent), None)
        assert await call.initial_metadata() == (sent if extended else Metadata())
        await call.reply()
        assert call.trailers == Metadata({"seen": "t"} if extended else {})


# Deadlines and cancellation.


@both
async def test_deadlines_of_each_shape(client: bool, server: bool) -> None:
    async with serving(is_extended=client, has_extension=server) as (notes, channel):
        short = CallOptions(timeout=5)
        assert await code(channel.unary(ECHO, StringValue(value="wait"), short)) == 4
        assert await code(channel.client_stream(SUM, short).receive()) == 4
        counting = channel.server_stream(COUNT, Int64Value(value=3), short)
        with pytest.raises(RPCError, match="DEADLINE_EXCEEDED"):
            async for _ in counting:
                pass
        chat = channel.bidirectional(CHAT, short)
        await chat.send(StringValue(value="wait"))
        assert await code(chat.receive()) == 4
        await until(lambda: sorted(notes.cancelled) == ["count", "sum", "wait", "wait", "wait"])


@modes
async def test_the_handler_sees_the_time_that_is_left(extended: bool) -> None:
    async with serving(is_extended=extended) as (notes, channel):
        await channel.unary(ECHO, StringValue(), CallOptions(timeout=60))
        await channel.unary(ECHO, StringValue(), CallOptions(timeout=1e12))
        await channel.unary(ECHO, StringValue())
        first, longest, none = notes.remaining
        assert first is not None and 50 < first <= 60
        assert longest is not None and longest > 9e9 and none is None
        assert await code(channel.unary(ECHO, StringValue(), CallOptions(timeout=0))) == 4
        assert len(notes.remaining) == 3


async def test_cancelling_a_task_cancels_the_handler() -> None:
    async with serving() as (notes, channel):
        await channel.connect()
        task = asyncio.create_task(channel.unary(ECHO, StringValue(value="wait")))
        await until(lambda: notes.remaining)
        task.cancel()
        await until(lambda: notes.cancelled == ["wait"])


async def test_leaving_a_stream_early_cancels_the_handler() -> None:
    async with serving() as (notes, channel):
        async for each in channel.server_stream(COUNT, Int64Value(value=1_000_000)):
            assert each.value == 0
            break
        await until(lambda: notes.cancelled == ["count"])


async def test_a_plain_server_does_not_learn_of_a_cancellation() -> None:
    async with serving(is_extended=False) as (notes, channel):
        task = asyncio.create_task(channel.unary(ECHO, StringValue(value="wait")))
        await until(lambda: notes.remaining)
        task.cancel()
        assert await channel.unary(ECHO, StringValue(value="next")) == StringValue(value="next")
        assert notes.cancelled == []


@modes
async def test_a_lost_connection_cancels_every_handler_and_fails_every_call(extended: bool) -> None:
    async with serving(is_extended=extended) as (notes, channel):
        task = asyncio.create_task(channel.unary(ECHO, StringValue(value="wait")))
        await until(lambda: notes.remaining)
        connection = await channel.connection()
        assert connection._transport is not None
        connection._transport.abort()
        with pytest.raises(RPCError) as caught:
            await task
        assert caught.value.code == 14 and caught.value.may_have_executed
        await until(lambda: notes.cancelled == ["wait"])
        assert await channel.unary(ECHO, StringValue(value="again")) == StringValue(value="again")


# Flow control.


async def test_a_slow_reader_suspends_the_sender_and_nobody_else() -> None:
    limits = Limits(stream_window_bytes=1_000, connection_window_bytes=3_000)
    async with serving(limits=limits) as (notes, channel):
        await channel.connect()
        calls = [channel.server_stream(COUNT, Int64Value(value=10_000)) for _ in range(2)]
        for call in calls:
            await call.begin()
        await settle()
        stalled = notes.sent
        assert 500 < stalled < 2_000
        await channel.unary(ECHO, StringValue(value="passes"))
        assert notes.sent == stalled
        for call in calls:
            assert [each.value async for each in call] == list(range(10_000))


async def test_a_message_larger_than_the_window_passes() -> None:
    limits = Limits(stream_window_bytes=10, connection_window_bytes=10)
    async with serving(limits=limits) as (_, channel), channel.bidirectional(CHAT) as chat:
        for _ in range(3):
            await chat.send(StringValue(value="é" * 5_000))
            assert await chat.receive() == StringValue(value="É" * 5_000)


async def test_a_deadline_passes_while_sending_is_blocked() -> None:
    limits = Limits(stream_window_bytes=10)
    async with serving(limits=limits) as (_, channel):
        chat = channel.bidirectional(CHAT, CallOptions(timeout=5))
        await chat.send(StringValue(value="wait"))
        with pytest.raises(RPCError, match="DEADLINE_EXCEEDED"):
            for _ in range(100):
                await chat.send(StringValue(value="more than fits"))


async def test_a_plain_client_that_does_not_read_loses_that_call_alone() -> None:
    async with serving(is_extended=False) as (_, channel):
        call = channel.server_stream(COUNT, Int64Value(value=10_000))
        await call.begin()
        await channel.unary(ECHO, StringValue(value="passes"))
        await settle()
        with pytest.raises(RPCError, match="RESOURCE_EXHAUSTED"):
            async for _ in call:
                pass
        assert await channel.unary(ECHO, StringValue(value="passes")) == StringValue(value="passes")
