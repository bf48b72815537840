"""The client against the real ticketd."""

import asyncio
import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen

import pytest

from ticketclient import CallOptions, RPCError, StatusCode, TicketClient
from ticketclient.messages import (
    AddCommentRequest,
    Comment,
    CreateTicketRequest,
    ErrorInfo,
    EventFilter,
    GetTicketRequest,
    ListTicketsRequest,
    Ticket,
    TransitionTicketRequest,
    WatchEventsRequest,
    WhoAmIRequest,
)

TICKETD = Path(os.environ.get("TICKETD", Path(__file__).parents[3] / ".build/debug/ticketd"))

pytestmark = [
    pytest.mark.real_time,
    pytest.mark.skipif(not TICKETD.exists(), reason=f"{TICKETD} is not built; `swift build` builds it"),
]


@dataclass
class Running:
    address: str
    tokens: dict[str, str]

    def client(self, name: str = "ana", language: str | None = None) -> TicketClient:
        return TicketClient.connect(self.address, token=self.tokens[name], language=language)


@pytest.fixture(scope="module")
def ticketd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("ticketd")
    command = [TICKETD, "serve", "--dev", "--data", folder, "--listen", "127.0.0.1:0"]
    with Popen(command, stdout=PIPE, stderr=DEVNULL, text=True) as process:
        assert process.stdout is not None
        address = next(line.split()[1] for line in process.stdout if line.startswith("listening "))
        seeded = json.loads((folder / "dev.json").read_text())
        yield Running(address, {person["name"]: person["token"] for person in seeded["people"]})
        process.terminate()


def create(subject: str) -> CreateTicketRequest:
    return CreateTicketRequest(ticket=Ticket(desk="account-portal", subject=subject, description="Since yesterday."))


async def test_a_ticket_is_created_read_and_listed(ticketd: Running) -> None:
    async with ticketd.client() as client:
        created = await client.tickets.create_ticket(create("No puedo entrar 🔑"))
        assert created.number > 0 and created.status == "open" and created.subject == "No puedo entrar 🔑"
        assert await client.tickets.get_ticket(GetTicketRequest(number=created.number)) == created
        listed = await client.tickets.list_tickets(ListTicketsRequest())
        assert created.number in [ticket.number for ticket in listed.tickets]
        assert (await client.identity.who_am_i(WhoAmIRequest())).person.account == "acme"


async def test_labels_come_in_the_language_asked_for(ticketd: Running) -> None:
    labels = set()
    for language in ("en", "es"):
        async with ticketd.client(language=language) as client:
            labels.add((await client.tickets.create_ticket(create("language"))).status_label)
    assert len(labels) == 2


async def test_the_same_request_has_one_effect(ticketd: Running) -> None:
    async with ticketd.client() as client:
        request = create("once")
        request.request_id = str(uuid.uuid4())
        assert await client.tickets.create_ticket(request) == await client.tickets.create_ticket(request)


async def test_errors_have_code_text_and_details(ticketd: Running) -> None:
    async with ticketd.client() as client:
        ticket = await client.tickets.create_ticket(create("errors"))
        with pytest.raises(RPCError) as caught:
            await client.tickets.transition_ticket(TransitionTicketRequest(number=ticket.number, status="nonsense"))
        info = caught.value.detail(ErrorInfo)
        assert caught.value.message and info is not None and info.reason
    async with TicketClient.connect(ticketd.address) as stranger:
        with pytest.raises(RPCError) as caught:
            await stranger.identity.who_am_i(WhoAmIRequest())
        assert caught.value.code is StatusCode.UNAUTHENTICATED


async def test_events_arrive_while_they_happen(ticketd: Running) -> None:
    async with ticketd.client() as client:
        ticket = await client.tickets.create_ticket(create("watched"))
        watch = WatchEventsRequest(from_start=True, filter=EventFilter(ticket_numbers=[ticket.number]))
        kinds = []
        async with asyncio.timeout(30):
            async for message in client.events.watch_events(watch):
                if message.HasField("event"):
                    kinds.append(message.event.WhichOneof("kind"))
                if kinds == ["created"]:
                    comment = Comment(body="still so")
                    await client.tickets.add_comment(AddCommentRequest(number=ticket.number, comment=comment))
                if kinds == ["created", "comment_added"]:
                    break


async def test_many_calls_share_a_connection(ticketd: Running) -> None:
    async with ticketd.client() as client:
        ticket = await client.tickets.create_ticket(create("shared"))
        asked = [client.tickets.get_ticket(GetTicketRequest(number=ticket.number)) for _ in range(100)]
        assert await asyncio.gather(*asked) == [ticket] * 100


async def test_a_deadline_in_the_past_is_exceeded(ticketd: Running) -> None:
    async with ticketd.client() as client:
        with pytest.raises(RPCError, match="DEADLINE_EXCEEDED"):
            await client.tickets.get_ticket(GetTicketRequest(number=1), CallOptions(timeout=0))
