"""A client under test: performs one task and prints what came of it."""

import argparse
import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import replace

from conformance import methods
from conformance._generated import conformance_pb2 as pb
from ticketclient.ttrpc import Address, Call, CallOptions, Channel, Limits, Metadata, RPCError
from ticketclient.ttrpc.client_connection import ClientConnection
from ticketclient.ttrpc.limits import SECOND

PAYLOAD = b"\1\2\3"
LAST_BUT_ONE = (1 << 32) - 3
"""Of the stream ids of a client."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("address", help="HOST:PORT")
    parser.add_argument("task", help='see "ticket-conformance tasks"')
    parser.add_argument("--plain", action="store_true", help="without the extension")


async def perform(arguments: argparse.Namespace) -> None:
    task = arguments.task
    limits = Limits()
    if task == "silence":
        limits = replace(limits, ping_silence_nanoseconds=SECOND * 3 // 10, ping_answer_nanoseconds=SECOND * 3 // 10)
    kind = LastIDs if task == "last-ids" else Channel
    async with kind(Address.parse(arguments.address), limits=limits, is_extension_wanted=not arguments.plain) as channel:
        run = getattr(Tasks(channel), task.replace("-", "_"), None)
        if run is None:
            print("unsupported")
        else:
            for line in await run():
                print(line)


class LastIDs(Channel):
    """Begins each connection's calls with nearly the last stream id."""

    _has_begun = False

    async def connection(self, wait_for_ready: bool = False) -> ClientConnection:
        connection = await super().connection(wait_for_ready)
        if not self._has_begun:
            self._has_begun = True
            connection.machine._next = LAST_BUT_ONE
        return connection


class Lines(list[str]):
    """What is printed of one call."""

    @asynccontextmanager
    async def call(self) -> AsyncIterator[None]:
        """Runs a call, and ends its lines with its status."""
        status = 0
        try:
            yield
        except RPCError as error:
            status = int(error.code)
            for detail in error.details:
                self.append(f"detail {detail.type_url} {detail.value.hex()}")
        except asyncio.CancelledError:
            status = 1
        self.append(f"status {status}")


class Tasks:
    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def echo(self, payload: bytes = PAYLOAD, options: CallOptions = CallOptions()) -> list[str]:
        lines = Lines()
        async with lines.call():
            reply = await self._channel.unary(methods.ECHO, pb.EchoRequest(payload=payload), options)
            lines.append(f"reply {len(reply.payload)}")
        return lines

    async def echo_twice(self) -> list[str]:
        return await self.echo() + await self.echo()

    async def last_ids(self) -> list[str]:
        return await self.echo() + await self.echo() + await self.echo()

    async def echo_parallel(self) -> list[str]:
        async with asyncio.TaskGroup() as group:
            calls = [group.create_task(self.echo(payload)) for payload in (b"\1", b"\1\2")]
        return calls[0].result() + calls[1].result()

    async def deadline_past(self) -> list[str]:
        return await self.echo(options=CallOptions(timeout=-1))

    async def wait(self) -> list[str]:
        return await self.echo(options=CallOptions(timeout=3, wait_for_ready=True))

    async def cancel_unsent(self) -> list[str]:
        lines = Lines()
        async with lines.call():
            call = self._call(pb.EchoRequest(payload=PAYLOAD))
            await self._channel.connection()
            call.cancel()
            await call.reply()
        return lines

    async def metadata(self) -> list[str]:
        lines = Lines()
        options = CallOptions(metadata=Metadata([("a", "1"), ("B", "2"), ("a", "3")]))
        call = Call(self._channel.connection, methods.ECHO, pb.EchoRequest(), options.metadata, None)
        try:
            async with lines.call():
                initial = await call.initial_metadata()
                lines += [f"initial {key}: {value}" for key, value in initial]
                reply = await call.reply()
                lines.append(f"reply {len(reply.payload)}")
        finally:
            at = next(index for index, line in enumerate(lines) if line.startswith(("reply", "status")))
            lines[at:at] = [f"trailing {key}: {value}" for key, value in call.trailers]
        return lines

    async def deadline(self) -> list[str]:
        return await self._sleep(CallOptions(timeout=1)) + await self.echo(b"\1")

    async def silence(self) -> list[str]:
        return await self._sleep(CallOptions())

    async def cancel(self) -> list[str]:
        return await later(self._sleep(CallOptions()))

    async def fail(self) -> list[str]:
        lines = Lines()
        async with lines.call():
            await self._channel.unary(methods.FAIL, pb.FailRequest())
        return lines

    async def sum(self) -> list[str]:
        return await self._sum([pb.SumRequest(number=number) for number in (31_415, 9, 2_653, 40_845)])

    async def upload(self) -> list[str]:
        return await self._sum([pb.SumRequest(payload=bytes(16_384))] * 64)

    async def download(self, pause_seconds: float = 0) -> list[str]:
        lines = Lines()
        async with lines.call():
            async for message in self._channel.server_stream(methods.DOWNLOAD, pb.DownloadRequest(sizes=[1, 2, 3], repeat=1)):
                if not lines:
                    await asyncio.sleep(pause_seconds)
                lines.append(f"message {message.index} {len(message.payload)}")
        return lines

    async def download_slow(self) -> list[str]:
        return await self.download(pause_seconds=1)

    async def ping_pong(self) -> list[str]:
        lines = Lines()
        async with lines.call(), self._channel.bidirectional(methods.PING_PONG) as call:
            for number in range(1, 5):
                await call.send(pb.PingPongRequest(number=number))
                reply = await call.receive()
                if reply is None:
                    return [*lines, "status 0"]
                lines.append(f"message {reply.number} {len(reply.payload)}")
            await call.half_close()
            await call.receive()
        return lines

    async def cancel_reply(self) -> list[str]:
        lines = Lines()
        async with lines.call(), self._channel.bidirectional(methods.PING_PONG) as call:
            await call.send(pb.PingPongRequest(number=1))
            reply = await call.receive()
            if reply is not None:
                lines.append(f"message {reply.number} {len(reply.payload)}")
            call.cancel()
            await call.receive()
        return lines

    async def cancel_closed(self) -> list[str]:
        lines = Lines()
        async with lines.call(), self._channel.bidirectional(methods.PING_PONG) as call:
            await call.send(pb.PingPongRequest(number=1))
            await call.half_close()
            await asyncio.sleep(1)
            call.cancel()
            await call.receive()
        return lines

    async def _sleep(self, options: CallOptions) -> list[str]:
        lines = Lines()
        async with lines.call():
            await self._channel.unary(methods.SLEEP, pb.SleepRequest(), options)
        return lines

    async def _sum(self, requests: list[pb.SumRequest]) -> list[str]:
        lines = Lines()
        async with lines.call():
            call = self._channel.client_stream(methods.SUM)
            for request in requests:
                await call.send(request)
            lines.append(f"sum {(await call.reply()).sum}")
        return lines

    def _call(self, request: pb.EchoRequest) -> Call[pb.EchoRequest, pb.EchoResponse]:
        return Call(self._channel.connection, methods.ECHO, request, Metadata(), None)


async def later(lines: Awaitable[list[str]]) -> list[str]:
    """Cancels after a second what is waited for."""
    task = asyncio.ensure_future(lines)
    await asyncio.sleep(1)
    task.cancel()
    return await task
