"""The client of ticketd: `TicketClient`, the messages of ticket.v1, and the protocol in `ticketclient.ttrpc`."""

from ticketclient import messages
from ticketclient.client import TicketClient
from ticketclient.ttrpc import CallOptions, Metadata, RPCError, StatusCode

__all__ = ["CallOptions", "Metadata", "RPCError", "StatusCode", "TicketClient", "messages"]
