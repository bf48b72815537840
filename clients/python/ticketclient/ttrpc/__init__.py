"""ttrpc 1.2 and the extension `ttrpcx.v1`, client and server.

`ClientMachine` and `ServerMachine` are the protocol without I/O; `Channel` and `Server` carry them out on asyncio.
"""

from ticketclient.ttrpc.address import Address
from ticketclient.ttrpc.backoff import Backoff
from ticketclient.ttrpc.call import Call
from ticketclient.ttrpc.channel import Channel
from ticketclient.ttrpc.client_machine import ClientMachine
from ticketclient.ttrpc.invoker import CallOptions, Invoker
from ticketclient.ttrpc.limits import Limits
from ticketclient.ttrpc.metadata import Metadata
from ticketclient.ttrpc.method import Method, Shape
from ticketclient.ttrpc.router import Router
from ticketclient.ttrpc.server import Server
from ticketclient.ttrpc.server_call import ServerCall
from ticketclient.ttrpc.server_machine import ServerMachine
from ticketclient.ttrpc.status import RPCError, StatusCode
from ticketclient.ttrpc.tls import client_tls, server_tls

__all__ = [
    "Address",
    "Backoff",
    "Call",
    "CallOptions",
    "Channel",
    "ClientMachine",
    "Invoker",
    "Limits",
    "Metadata",
    "Method",
    "RPCError",
    "Router",
    "Server",
    "ServerCall",
    "ServerMachine",
    "Shape",
    "StatusCode",
    "client_tls",
    "server_tls",
]
