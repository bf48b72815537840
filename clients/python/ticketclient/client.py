"""The client of ticketd."""

import ssl
from types import TracebackType

from ticketclient._generated.services import (
    DeskServiceStub,
    EventServiceStub,
    HealthStub,
    IdentityServiceStub,
    TicketServiceStub,
)
from ticketclient.calls import TicketCalls
from ticketclient.ttrpc import Address, Channel, Invoker, Metadata

DEFAULT_PORT = 7411


class TicketClient:
    """The services of one ticketd.

        async with TicketClient.connect("127.0.0.1:7411", token="tkp_…") as client:
            ticket = await client.tickets.create_ticket(CreateTicketRequest(…))

    Calls raise RPCError. Unary calls take 30 s at most unless their CallOptions say otherwise.
    """

    def __init__(
        self,
        address: str,
        *,
        token: str | None = None,
        language: str | None = None,
        tls: ssl.SSLContext | None = None,
        channel: Invoker | None = None,
    ) -> None:
        """Connects with the first call.

        `address` is `HOST:PORT`, `HOST` or `unix:PATH`. `token` says who calls. `language` is that of labels, as RFC 9110
        writes it in accept-language. `channel` makes the calls instead of a connection, for tests of your own.
        """
        self._own = None if channel else Channel(Address.parse(address, DEFAULT_PORT), token=token or "", tls=tls)
        metadata = Metadata()
        if token is not None:
            metadata.add("authorization", f"Bearer {token}")
        if language is not None:
            metadata.add("accept-language", language)
        invoker = channel or self._own
        assert invoker is not None
        calls = TicketCalls(invoker, metadata)
        self.tickets = TicketServiceStub(calls)
        self.events = EventServiceStub(calls)
        self.desks = DeskServiceStub(calls)
        self.identity = IdentityServiceStub(calls)
        self.health = HealthStub(calls)

    @classmethod
    def connect(
        cls, address: str, *, token: str | None = None, language: str | None = None, tls: ssl.SSLContext | None = None
    ) -> "TicketClient":
        """For `async with`, which connects, raises RPCError when that fails, and closes in the end."""
        return cls(address, token=token, language=language, tls=tls)

    async def close(self) -> None:
        """Ends all calls and the connection."""
        if self._own is not None:
            await self._own.close()

    async def __aenter__(self) -> "TicketClient":
        try:
            if self._own is not None:
                await self._own.connect()
        except BaseException:
            await self.close()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
