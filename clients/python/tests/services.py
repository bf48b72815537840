"""Handlers of all four shapes, and a server with them on a port of its own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from google.protobuf.empty_pb2 import Empty
from google.protobuf.wrappers_pb2 import BytesValue, Int64Value, StringValue
from support import CHAT, COUNT, ECHO, EMPTY, SUM, SWAP, settle

from ticketclient.ttrpc import Channel, Limits, Metadata, Router, RPCError, Server, ServerCall, StatusCode


@dataclass
class Notes:
    """What the handlers saw; `hold` keeps `Echo("wait")` waiting."""

    hold: asyncio.Event = field(default_factory=asyncio.Event)
    cancelled: list[str] = field(default_factory=list)
    remaining: list[float | None] = field(default_factory=list)
    sent: int = 0

    def router(self) -> Router:
        router = Router()
        router.unary(ECHO, self.echo)
        router.unary(SWAP, self.swap)
        router.unary(EMPTY, self.nothing)
        router.client_stream(SUM, self.sum)
        router.server_stream(COUNT, self.count)
        router.bidirectional(CHAT, self.chat)
        return router

    async def echo(self, request: StringValue, call: ServerCall[Any, Any]) -> StringValue:
        self.remaining.append(call.remaining_seconds())
        if request.value == "wait":
            await self.wait(call)
        if request.value == "crash":
            raise ValueError("the password is swordfish")
        if request.value.isdigit():
            raise RPCError(StatusCode(int(request.value)), "Grüße 世界").with_detail(request)
        call.send_headers(call.metadata)
        call.trailers.add("seen", request.value)
        return request

    async def swap(self, request: BytesValue, call: ServerCall[Any, Any]) -> BytesValue:
        return BytesValue(value=bytes(int.from_bytes(request.value[:4])))

    async def nothing(self, request: Empty, call: ServerCall[Any, Any]) -> Empty:
        return request

    async def sum(self, call: ServerCall[Int64Value, Int64Value]) -> Int64Value:
        total = 0
        try:
            async for message in call:
                if message.value < 0:
                    raise RPCError(StatusCode.OUT_OF_RANGE, "below zero")
                total += message.value
        except asyncio.CancelledError:
            self.cancelled.append("sum")
            raise
        return Int64Value(value=total)

    async def count(self, request: Int64Value, call: ServerCall[Any, Any]) -> AsyncIterator[Int64Value]:
        try:
            for value in range(abs(request.value)):
                self.sent += 1
                yield Int64Value(value=value)
            if request.value < 0:
                raise RPCError(StatusCode.ABORTED, "after the last", trailers=Metadata({"why": "asked"}))
            if request.value == 3:
                await self.wait(call)
        finally:
            self.cancelled.append("count")

    async def chat(self, call: ServerCall[StringValue, StringValue]) -> AsyncIterator[StringValue]:
        async for message in call:
            if message.value == "wait":
                await self.wait(call)
            yield StringValue(value=message.value.upper())

    async def wait(self, call: ServerCall[Any, Any]) -> None:
        try:
            await self.hold.wait()
        except asyncio.CancelledError:
            self.cancelled.append("wait")
            raise


@asynccontextmanager
async def serving(
    *, is_extended: bool = True, limits: Limits = Limits(), **options: Any
) -> AsyncIterator[tuple[Notes, Channel]]:
    """A server, and a client on it; `is_extended` is what the client wants, `has_extension` what the server has."""
    notes = Notes()
    async with Server(notes.router(), limits=limits, **options) as server:
        async with Channel(await server.listen(), limits=limits, is_extension_wanted=is_extended) as channel:
            yield notes, channel


async def until(condition: Any) -> None:
    """Turns the loop until the condition holds, and skips time when turning does not help."""
    for _ in range(200):
        await settle()
        if condition():
            return
        await asyncio.sleep(0.1)
    raise AssertionError("it never came to hold")


# What the client wants, and what the server has.
PEERS = [(True, True), (True, False), (False, True), (False, False)]
both = pytest.mark.parametrize("client, server", PEERS)
modes = pytest.mark.parametrize("extended", [True, False])


async def code(awaitable: Any) -> StatusCode:
    with pytest.raises(RPCError) as caught:
        await awaitable
    return caught.value.code
