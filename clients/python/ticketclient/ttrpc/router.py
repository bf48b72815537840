"""Which handler answers which method."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from ticketclient.ttrpc.method import Method, Q, S, Shape
from ticketclient.ttrpc.server_call import ServerCall
from ticketclient.ttrpc.status import RPCError, StatusCode

Run = Callable[["ServerCall[Any, Any]"], Awaitable[None]]


class Router:
    """The methods of a server. Handlers raise RPCError to fail; any other exception is logged and told as UNKNOWN."""

    def __init__(self) -> None:
        self._methods: dict[str, dict[str, tuple[Method[Any, Any], Run]]] = {}

    def unary(self, method: Method[Q, S], handler: "Callable[[Q, ServerCall[Q, S]], Awaitable[S]]") -> None:
        async def run(call: ServerCall[Q, S]) -> None:
            call.reply(await handler(call.request(), call))

        self._add(method, Shape.UNARY, run)

    def client_stream(self, method: Method[Q, S], handler: "Callable[[ServerCall[Q, S]], Awaitable[S]]") -> None:
        """The handler reads its messages with `async for` over the call."""

        async def run(call: ServerCall[Q, S]) -> None:
            call.reply(await handler(call))

        self._add(method, Shape.CLIENT_STREAM, run)

    def server_stream(self, method: Method[Q, S], handler: "Callable[[Q, ServerCall[Q, S]], AsyncIterator[S]]") -> None:
        """The handler is an async generator."""

        async def run(call: ServerCall[Q, S]) -> None:
            await call.send_all(handler(call.request(), call))

        self._add(method, Shape.SERVER_STREAM, run)

    def bidirectional(self, method: Method[Q, S], handler: "Callable[[ServerCall[Q, S]], AsyncIterator[S]]") -> None:
        """The handler is an async generator that reads with `async for` or `receive`."""

        async def run(call: ServerCall[Q, S]) -> None:
            await call.send_all(handler(call))

        self._add(method, Shape.BIDIRECTIONAL, run)

    def method(self, service: str, name: str) -> Method[Any, Any]:
        """Raises RPCError with UNIMPLEMENTED."""
        methods = self._methods.get(service)
        if methods is None:
            raise RPCError(StatusCode.UNIMPLEMENTED, f"no service {service!r} here")
        if name not in methods:
            raise RPCError(StatusCode.UNIMPLEMENTED, f"{service} has no method {name!r}")
        return methods[name][0]

    def handler(self, method: Method[Any, Any]) -> Run:
        return self._methods[method.service][method.name][1]

    def _add(self, method: Method[Any, Any], shape: Shape, run: Run) -> None:
        if method.shape is not shape:
            raise ValueError(f"{method.service}/{method.name} is {method.shape.name}, not {shape.name}")
        self._methods.setdefault(method.service, {})[method.name] = (method, run)
