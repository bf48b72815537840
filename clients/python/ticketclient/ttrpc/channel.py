"""A server as a place to call: connects when needed, and again when the connection was lost."""

import asyncio
import ssl
from types import TracebackType

from ticketclient.ttrpc.address import Address
from ticketclient.ttrpc.backoff import Backoff
from ticketclient.ttrpc.call import Call
from ticketclient.ttrpc.client_connection import ClientConnection
from ticketclient.ttrpc.client_machine import ClientMachine
from ticketclient.ttrpc.compression import FEATURES
from ticketclient.ttrpc.invoker import CallOptions
from ticketclient.ttrpc.limits import SECOND, Limits
from ticketclient.ttrpc.method import Method, Q, S
from ticketclient.ttrpc.status import RPCError, StatusCode

TLS_HANDSHAKE_SECONDS = 10
ATTEMPTS_MAX = 3
"""For calls of which it is certain that no handler ran because the server goes away."""


class Channel:
    """Calls to one server over one connection at a time. An Invoker."""

    def __init__(
        self,
        address: Address,
        *,
        token: str = "",
        tls: ssl.SSLContext | None = None,
        limits: Limits = Limits(),
        is_extension_wanted: bool = True,
        features: tuple[str, ...] = FEATURES,
        backoff: Backoff | None = None,
    ) -> None:
        """`token` goes with Hello. `tls` is for TCP, see `client_tls`; None is plaintext."""
        self.address = address
        self._token, self._tls, self._limits = token, tls, limits
        self._is_extension_wanted, self._features = is_extension_wanted, features
        self._backoff = backoff or Backoff()
        self._retry_at = 0.0
        self._lock = asyncio.Lock()
        self._connection: ClientConnection | None = None
        self._old: set[ClientConnection] = set()
        self._is_closed = False

    async def connect(self) -> bool:
        """Connects now: whether the server has the extension. Raises RPCError."""
        connection = await self.connection()
        return await connection.ready() if self._is_extension_wanted else False

    async def unary(self, method: Method[Q, S], request: Q, options: CallOptions = CallOptions()) -> S:
        """Raises RPCError. Tries again when the server has not taken up the call because it goes away."""
        deadline = self._deadline(options)
        for attempt in range(1, ATTEMPTS_MAX + 1):
            call = self._call(method, request, options, deadline)
            try:
                return await call.reply()
            except RPCError as error:
                is_safe = error.code is StatusCode.UNAVAILABLE and not error.may_have_executed
                if not is_safe or attempt == ATTEMPTS_MAX:
                    raise
        raise AssertionError("the last attempt returns or raises")

    def client_stream(self, method: Method[Q, S], options: CallOptions = CallOptions()) -> Call[Q, S]:
        return self._call(method, None, options, self._deadline(options))

    def server_stream(self, method: Method[Q, S], request: Q, options: CallOptions = CallOptions()) -> Call[Q, S]:
        return self._call(method, request, options, self._deadline(options))

    def bidirectional(self, method: Method[Q, S], options: CallOptions = CallOptions()) -> Call[Q, S]:
        return self._call(method, None, options, self._deadline(options))

    async def connection(self, wait_for_ready: bool = False) -> ClientConnection:
        """A connection that takes calls. Raises RPCError with UNAVAILABLE when there is none."""
        async with self._lock:
            while True:
                if self._is_closed:
                    raise RPCError(StatusCode.CANCELLED, "the client was closed", may_have_executed=False)
                if self._connection is not None and self._connection.is_usable:
                    return self._connection
                try:
                    self._connection = await self._new_connection()
                except RPCError as error:
                    if not wait_for_ready or error.code is not StatusCode.UNAVAILABLE:
                        raise
                    await asyncio.sleep(self._retry_at - asyncio.get_running_loop().time())

    async def close(self) -> None:
        """Ends all calls and the connection."""
        self._is_closed = True
        connections = {*self._old, self._connection} - {None}
        for connection in connections:
            if connection is not None:
                connection.leave()
                await connection.closed

    async def __aenter__(self) -> "Channel":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _call(self, method: Method[Q, S], request: Q | None, options: CallOptions, deadline: float | None) -> Call[Q, S]:
        return Call(lambda: self.connection(options.wait_for_ready), method, request, options.metadata, deadline)

    def _deadline(self, options: CallOptions) -> float | None:
        return None if options.timeout is None else asyncio.get_running_loop().time() + options.timeout

    async def _new_connection(self) -> ClientConnection:
        loop = asyncio.get_running_loop()
        if loop.time() < self._retry_at:
            raise RPCError(StatusCode.UNAVAILABLE, f"{self.address} was not reachable just now", may_have_executed=False)
        try:
            connection = await self._dial()
        except OSError as error:
            self._retry_at = loop.time() + self._backoff.next_seconds()
            text = f"{self.address} is not reachable: {error}"
            raise RPCError(StatusCode.UNAVAILABLE, text, may_have_executed=False) from error
        self._backoff.reset()
        self._old.add(connection)
        connection.closed.add_done_callback(lambda _: self._old.discard(connection))
        connection.begin()
        return connection

    async def _dial(self) -> ClientConnection:
        loop = asyncio.get_running_loop()
        if self.address.path:
            return (await loop.create_unix_connection(self._driver, self.address.path))[1]
        handshake = TLS_HANDSHAKE_SECONDS if self._tls is not None else None
        host, port = self.address.host, self.address.port
        return (await loop.create_connection(self._driver, host, port, ssl=self._tls, ssl_handshake_timeout=handshake))[1]

    def _driver(self) -> ClientConnection:
        now = int(asyncio.get_running_loop().time() * SECOND)
        machine = ClientMachine(
            self._limits,
            now,
            is_extension_wanted=self._is_extension_wanted,
            features=self._features,
            token=self._token,
        )
        return ClientConnection(machine)
