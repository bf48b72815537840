"""What every call to ticketd gets: metadata, a deadline, a name for each change, another attempt where that is safe."""

import asyncio
import uuid
from dataclasses import replace

from google.protobuf.message import Message

from ticketclient._generated.google.rpc.error_details_pb2 import RetryInfo
from ticketclient.ttrpc import Backoff, Call, CallOptions, Invoker, Metadata, Method, RPCError, StatusCode
from ticketclient.ttrpc.method import Q, S

REQUEST_ID = "request_id"
TIMEOUT_SECONDS = 30.0
ATTEMPTS_MAX = 3
READS = ("Get", "BatchGet", "List", "Search", "WhoAmI", "Check")
"""How the names of methods begin that change nothing (AIP-131, AIP-132)."""


class TicketCalls:
    """An Invoker on another one."""

    def __init__(self, base: Invoker, metadata: Metadata) -> None:
        self._base, self._metadata = base, metadata

    async def unary(self, method: Method[Q, S], request: Q, options: CallOptions = CallOptions()) -> S:
        """Tries again after UNAVAILABLE, and after RESOURCE_EXHAUSTED when the server says when to come back."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + (TIMEOUT_SECONDS if options.timeout is None else options.timeout)
        named = _named(request)
        is_repeatable = _is_change(request) or method.name.startswith(READS)
        backoff = Backoff()
        for attempt in range(1, ATTEMPTS_MAX + 1):
            try:
                return await self._base.unary(method, named, self._with(options, deadline - loop.time()))
            except RPCError as error:
                delay = _delay(error, is_repeatable, backoff)
                if delay is None or attempt == ATTEMPTS_MAX or loop.time() + delay >= deadline:
                    raise
            await asyncio.sleep(delay)
        raise AssertionError("the last attempt returns or raises")

    def client_stream(self, method: Method[Q, S], options: CallOptions = CallOptions()) -> Call[Q, S]:
        return self._base.client_stream(method, self._with(options, options.timeout))

    def server_stream(self, method: Method[Q, S], request: Q, options: CallOptions = CallOptions()) -> Call[Q, S]:
        return self._base.server_stream(method, request, self._with(options, options.timeout))

    def bidirectional(self, method: Method[Q, S], options: CallOptions = CallOptions()) -> Call[Q, S]:
        return self._base.bidirectional(method, self._with(options, options.timeout))

    def _with(self, options: CallOptions, timeout: float | None) -> CallOptions:
        return replace(options, timeout=timeout, metadata=Metadata([*self._metadata, *options.metadata]))


def _is_change(request: Message) -> bool:
    """Whether the request names a change, so that the change is made once however often it is asked for (AIP-155)."""
    return REQUEST_ID in request.DESCRIPTOR.fields_by_name


def _named(request: Q) -> Q:
    """The request with a `request_id`, so that a repetition has no second effect."""
    if not _is_change(request) or getattr(request, REQUEST_ID):
        return request
    named = type(request)()
    named.CopyFrom(request)
    setattr(named, REQUEST_ID, str(uuid.uuid4()))
    return named


def _delay(error: RPCError, is_repeatable: bool, backoff: Backoff) -> float | None:
    """How long to wait before another attempt; None if there must be none."""
    if error.may_have_executed and not is_repeatable:
        return None
    if error.code is StatusCode.UNAVAILABLE:
        return backoff.next_seconds()
    info = error.detail(RetryInfo)
    if error.code is not StatusCode.RESOURCE_EXHAUSTED or (info is None and error.may_have_executed):
        return None
    wanted = info.retry_delay.ToTimedelta().total_seconds() if info is not None else 0.0
    return max(wanted, backoff.next_seconds())
