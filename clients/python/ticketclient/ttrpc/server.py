"""A server of ttrpc on asyncio."""

import asyncio
import ipaddress
import ssl
from types import TracebackType

from ticketclient.ttrpc.address import Address
from ticketclient.ttrpc.compression import FEATURES
from ticketclient.ttrpc.limits import SECOND, Limits
from ticketclient.ttrpc.router import Router
from ticketclient.ttrpc.server_connection import ServerConnection
from ticketclient.ttrpc.server_machine import Authenticate, ServerMachine

TLS_HANDSHAKE_SECONDS = 10


class Server:
    """Listens until it is closed."""

    def __init__(
        self,
        router: Router,
        *,
        limits: Limits = Limits(),
        has_extension: bool = True,
        features: tuple[str, ...] = FEATURES,
        authenticate: Authenticate | None = None,
        tls: ssl.SSLContext | None = None,
        connections_max: int = 4_096,
        connections_per_address_max: int = 64,
        unauthenticated_connections_max: int = 256,
    ) -> None:
        self._router, self._limits, self._tls = router, limits, tls
        self._has_extension, self._features, self._authenticate = has_extension, features, authenticate
        self._connections_max = connections_max
        self._per_address_max = connections_per_address_max
        self._unauthenticated_max = unauthenticated_connections_max
        self._listener: asyncio.Server | None = None
        self.connections: set[ServerConnection] = set()

    async def listen(self, address: Address = Address("127.0.0.1", 0)) -> Address:
        """Begins to take connections: the address, with the port that port 0 became."""
        loop = asyncio.get_running_loop()
        handshake = TLS_HANDSHAKE_SECONDS if self._tls is not None else None
        if address.path:
            self._listener = await loop.create_unix_server(self._connection, address.path)
            return address
        self._listener = await loop.create_server(
            self._connection, address.host, address.port, ssl=self._tls, ssl_handshake_timeout=handshake
        )
        host, port = self._listener.sockets[0].getsockname()[:2]
        return Address(host, port)

    async def close(self) -> None:
        """Takes no more connections, lets calls finish within the grace, and returns when all is closed."""
        if self._listener is not None:
            self._listener.close()
        for connection in list(self.connections):
            connection.drain()
        while self.connections:
            connection = self.connections.pop()
            await connection.closed

    async def __aenter__(self) -> "Server":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _connection(self) -> ServerConnection:
        now = int(asyncio.get_running_loop().time() * SECOND)
        machine = ServerMachine(
            self._router.method,
            self._limits,
            now,
            has_extension=self._has_extension,
            features=self._features,
            authenticate=self._authenticate,
        )
        return ServerConnection(machine, self._router, self._admit)

    def _admit(self, connection: ServerConnection) -> bool:
        if not self._has_room(connection.address):
            return False
        self.connections.add(connection)
        connection.closed.add_done_callback(lambda _: self.connections.discard(connection))
        return True

    def _has_room(self, address: str) -> bool:
        same = sum(each.address == address for each in self.connections)
        strangers = sum(not each.machine.is_authenticated for each in self.connections)
        is_exempt = not address or ipaddress.ip_address(address.partition("%")[0]).is_loopback
        return (
            len(self.connections) < self._connections_max
            and (is_exempt or same < self._per_address_max)
            and (self._authenticate is None or strangers < self._unauthenticated_max)
        )
