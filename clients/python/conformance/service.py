"""The handlers of the conformance service."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from google.protobuf.any_pb2 import Any as PackedAny

from conformance import methods
from conformance._generated import conformance_pb2 as pb
from conformance.observations import Observations
from ticketclient.ttrpc import Metadata, Router, RPCError, ServerCall, StatusCode
from ticketclient.ttrpc.limits import SECOND

INITIAL, TRAILING = "conformance-initial-", "conformance-trailing-"
"""How the keys begin of the metadata that comes back as HEADERS or as TRAILERS."""
BYTES_MAX = 8 << 20
INT64_MAX = (1 << 63) - 1


def router() -> Router:
    service = Conformance()
    router = Router()
    router.unary(methods.ECHO, service.echo)
    router.unary(methods.SLEEP, service.sleep)
    router.unary(methods.FAIL, service.fail)
    router.unary(methods.OBSERVE, service.observe)
    router.client_stream(methods.SUM, service.sum)
    router.server_stream(methods.DOWNLOAD, service.download)
    router.bidirectional(methods.PING_PONG, service.ping_pong)
    router.bidirectional(methods.HALF_DUPLEX, service.half_duplex)
    return router


class Conformance:
    def __init__(self) -> None:
        self._observations = Observations()

    async def echo(self, request: pb.EchoRequest, call: ServerCall[Any, Any]) -> pb.EchoResponse:
        return_metadata(call)
        async with self._observations.watch(call):
            return pb.EchoResponse(
                payload=zeros(request.response_bytes) if request.response_bytes > 0 else request.payload,
                received_bytes=len(request.payload),
                metadata=[pb.EchoResponse.Pair(key=key, value=value) for key, value in call.metadata],
                remaining_nanoseconds=min(int((call.remaining_seconds() or 0) * SECOND), INT64_MAX),
            )

    async def sleep(self, request: pb.SleepRequest, call: ServerCall[Any, Any]) -> pb.SleepResponse:
        return_metadata(call)
        async with self._observations.watch(call):
            if request.duration_nanoseconds <= 0:
                await forever()
            await asyncio.sleep(request.duration_nanoseconds / SECOND)
            return pb.SleepResponse()

    async def fail(self, request: pb.FailRequest, call: ServerCall[Any, Any]) -> pb.FailResponse:
        return_metadata(call)
        async with self._observations.watch(call):
            occur(request.failure)
            return pb.FailResponse()

    async def observe(self, request: pb.ObserveRequest, call: ServerCall[Any, Any]) -> pb.ObserveResponse:
        return await self._observations.until(request)

    async def sum(self, call: ServerCall[pb.SumRequest, pb.SumResponse]) -> pb.SumResponse:
        return_metadata(call)
        async with self._observations.watch(call):
            total = messages = received = 0
            async for request in call:
                total += request.number
                messages += 1
                received += len(request.payload)
                occur(request.failure)
                if request.reaction == pb.SumRequest.REACTION_ANSWER:
                    break
                if request.reaction == pb.SumRequest.REACTION_STALL:
                    await forever()
            wrapped = (total + (1 << 63)) % (1 << 64) - (1 << 63)
            return pb.SumResponse(sum=wrapped, message_count=messages, received_bytes=received)

    async def download(self, request: pb.DownloadRequest, call: ServerCall[Any, Any]) -> AsyncIterator[pb.DownloadResponse]:
        return_metadata(call)
        async with self._observations.watch(call):
            index = 0
            for _ in range(request.repeat):
                for size in request.sizes:
                    yield pb.DownloadResponse(index=index, payload=zeros(size))
                    index += 1
            occur(request.failure)
            if request.is_held_open:
                await forever()

    async def ping_pong(self, call: ServerCall[pb.PingPongRequest, pb.PingPongResponse]) -> AsyncIterator[pb.PingPongResponse]:
        return_metadata(call)
        async with self._observations.watch(call):
            async for request in call:
                occur(request.failure)
                if request.is_stall:
                    await forever()
                yield pb.PingPongResponse(number=request.number, payload=zeros(request.response_bytes))

    async def half_duplex(
        self, call: ServerCall[pb.HalfDuplexRequest, pb.HalfDuplexResponse]
    ) -> AsyncIterator[pb.HalfDuplexResponse]:
        return_metadata(call)
        async with self._observations.watch(call):
            numbers = [request.number async for request in call]
            for number in numbers:
                yield pb.HalfDuplexResponse(number=number)


def return_metadata(call: ServerCall[Any, Any]) -> None:
    initial = [pair for pair in call.metadata if pair[0].startswith(INITIAL)]
    if initial:
        call.send_headers(Metadata(initial))
    for key, value in call.metadata:
        if key.startswith(TRAILING):
            call.trailers.add(key, value)


def occur(failure: pb.Failure) -> None:
    """Fails as it is told."""
    if failure.is_crash:
        raise ValueError(failure.message)
    if failure.code == 0:
        return
    details = [PackedAny(type_url=detail.type_url, value=detail.value) for detail in failure.details]
    if failure.detail_bytes > 0:
        filler = "type.googleapis.com/ttrpc.conformance.v1.Filler"
        details.append(PackedAny(type_url=filler, value=zeros(failure.detail_bytes)))
    raise RPCError(StatusCode.of(failure.code), failure.message, tuple(details))


def zeros(count: int) -> bytes:
    return bytes(min(max(count, 0), BYTES_MAX))


async def forever() -> None:
    await asyncio.get_running_loop().create_future()
