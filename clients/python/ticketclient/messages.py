"""All messages and enums of ticket.v1, the details of errors, and protobuf's own types that go with them."""

from ticketclient._generated.messages import *  # noqa: F403
