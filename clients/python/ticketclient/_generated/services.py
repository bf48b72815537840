"""Stubs of the services, made by clients/python/generate. Do not edit."""

from ticketclient.ttrpc.invoker import Call, CallOptions, Invoker
from ticketclient.ttrpc.method import Method, Shape
from ticketclient._generated.grpc.health.v1 import health_pb2 as grpc_health_v1_health_pb2
from ticketclient._generated.ticket.v1 import desk_pb2 as ticket_v1_desk_pb2
from ticketclient._generated.ticket.v1 import desk_service_pb2 as ticket_v1_desk_service_pb2
from ticketclient._generated.ticket.v1 import event_service_pb2 as ticket_v1_event_service_pb2
from ticketclient._generated.ticket.v1 import identity_service_pb2 as ticket_v1_identity_service_pb2
from ticketclient._generated.ticket.v1 import ticket_pb2 as ticket_v1_ticket_pb2
from ticketclient._generated.ticket.v1 import ticket_service_pb2 as ticket_v1_ticket_service_pb2
from ticketclient._generated.ttrpcx.v1 import connection_pb2 as ttrpcx_v1_connection_pb2


class HealthMethods:
    """The methods of grpc.health.v1.Health."""

    check = Method("grpc.health.v1.Health", "Check", Shape.UNARY, grpc_health_v1_health_pb2.HealthCheckRequest, grpc_health_v1_health_pb2.HealthCheckResponse)
    list = Method("grpc.health.v1.Health", "List", Shape.UNARY, grpc_health_v1_health_pb2.HealthListRequest, grpc_health_v1_health_pb2.HealthListResponse)
    watch = Method("grpc.health.v1.Health", "Watch", Shape.SERVER_STREAM, grpc_health_v1_health_pb2.HealthCheckRequest, grpc_health_v1_health_pb2.HealthCheckResponse)


class HealthStub:
    """Tells whether a server can take calls. Nobody needs to authenticate for it, so
    that load balancers and supervisors can ask.
    """

    def __init__(self, invoker: Invoker) -> None:
        self._invoker = invoker

    async def check(self, request: grpc_health_v1_health_pb2.HealthCheckRequest, options: CallOptions = CallOptions()) -> grpc_health_v1_health_pb2.HealthCheckResponse:
        """Answers the health of one service at once. Fails with NOT_FOUND when the
        server has no service of that name. Set a deadline, and count no answer as
        not healthy.
        """
        return await self._invoker.unary(HealthMethods.check, request, options)

    async def list(self, request: grpc_health_v1_health_pb2.HealthListRequest, options: CallOptions = CallOptions()) -> grpc_health_v1_health_pb2.HealthListResponse:
        """Answers the health of all services, not as one consistent snapshot. Fails
        with RESOURCE_EXHAUSTED when there are more than 100.
        """
        return await self._invoker.unary(HealthMethods.list, request, options)

    def watch(self, request: grpc_health_v1_health_pb2.HealthCheckRequest, options: CallOptions = CallOptions()) -> Call[grpc_health_v1_health_pb2.HealthCheckRequest, grpc_health_v1_health_pb2.HealthCheckResponse]:
        """Sends the health of one service at once and then each time it changes. For a
        name that the server does not know it sends SERVICE_UNKNOWN and stays open,
        because the service may come. When the call ends with UNIMPLEMENTED, do not
        ask again; when it ends with any other status, ask again after a pause that
        grows.
        """
        return self._invoker.server_stream(HealthMethods.watch, request, options)


class DeskServiceMethods:
    """The methods of ticket.v1.DeskService."""

    list_desks = Method("ticket.v1.DeskService", "ListDesks", Shape.UNARY, ticket_v1_desk_service_pb2.ListDesksRequest, ticket_v1_desk_service_pb2.ListDesksResponse)
    get_desk = Method("ticket.v1.DeskService", "GetDesk", Shape.UNARY, ticket_v1_desk_service_pb2.GetDeskRequest, ticket_v1_desk_pb2.Desk)


class DeskServiceStub:
    """Reads desks, with labels in the language that the metadata
    `accept-language` asks for.
    """

    def __init__(self, invoker: Invoker) -> None:
        self._invoker = invoker

    async def list_desks(self, request: ticket_v1_desk_service_pb2.ListDesksRequest, options: CallOptions = CallOptions()) -> ticket_v1_desk_service_pb2.ListDesksResponse:
        """Lists the desks of the caller's tenant, by key (AIP-132)."""
        return await self._invoker.unary(DeskServiceMethods.list_desks, request, options)

    async def get_desk(self, request: ticket_v1_desk_service_pb2.GetDeskRequest, options: CallOptions = CallOptions()) -> ticket_v1_desk_pb2.Desk:
        """Reads one desk whole (AIP-131)."""
        return await self._invoker.unary(DeskServiceMethods.get_desk, request, options)


class EventServiceMethods:
    """The methods of ticket.v1.EventService."""

    list_events = Method("ticket.v1.EventService", "ListEvents", Shape.UNARY, ticket_v1_event_service_pb2.ListEventsRequest, ticket_v1_event_service_pb2.ListEventsResponse)
    watch_events = Method("ticket.v1.EventService", "WatchEvents", Shape.SERVER_STREAM, ticket_v1_event_service_pb2.WatchEventsRequest, ticket_v1_event_service_pb2.WatchEventsResponse)


class EventServiceStub:
    """Reads what happened, in the order in which it was committed: no gap, at
    least once. A caller sees the events of tickets that it may read.
    """

    def __init__(self, invoker: Invoker) -> None:
        self._invoker = invoker

    async def list_events(self, request: ticket_v1_event_service_pb2.ListEventsRequest, options: CallOptions = CallOptions()) -> ticket_v1_event_service_pb2.ListEventsResponse:
        """Reads a page of past events, oldest first."""
        return await self._invoker.unary(EventServiceMethods.list_events, request, options)

    def watch_events(self, request: ticket_v1_event_service_pb2.WatchEventsRequest, options: CallOptions = CallOptions()) -> Call[ticket_v1_event_service_pb2.WatchEventsRequest, ticket_v1_event_service_pb2.WatchEventsResponse]:
        """Follows events as they are committed. A consumer that keeps the cursor
        together with its own work has each event take effect once.
        """
        return self._invoker.server_stream(EventServiceMethods.watch_events, request, options)


class IdentityServiceMethods:
    """The methods of ticket.v1.IdentityService."""

    who_am_i = Method("ticket.v1.IdentityService", "WhoAmI", Shape.UNARY, ticket_v1_identity_service_pb2.WhoAmIRequest, ticket_v1_identity_service_pb2.WhoAmIResponse)


class IdentityServiceStub:
    """Tells callers who they are to this service."""

    def __init__(self, invoker: Invoker) -> None:
        self._invoker = invoker

    async def who_am_i(self, request: ticket_v1_identity_service_pb2.WhoAmIRequest, options: CallOptions = CallOptions()) -> ticket_v1_identity_service_pb2.WhoAmIResponse:
        """Names the caller that the presented token belongs to."""
        return await self._invoker.unary(IdentityServiceMethods.who_am_i, request, options)


class TicketServiceMethods:
    """The methods of ticket.v1.TicketService."""

    create_ticket = Method("ticket.v1.TicketService", "CreateTicket", Shape.UNARY, ticket_v1_ticket_service_pb2.CreateTicketRequest, ticket_v1_ticket_pb2.Ticket)
    get_ticket = Method("ticket.v1.TicketService", "GetTicket", Shape.UNARY, ticket_v1_ticket_service_pb2.GetTicketRequest, ticket_v1_ticket_pb2.Ticket)
    list_tickets = Method("ticket.v1.TicketService", "ListTickets", Shape.UNARY, ticket_v1_ticket_service_pb2.ListTicketsRequest, ticket_v1_ticket_service_pb2.ListTicketsResponse)
    update_ticket = Method("ticket.v1.TicketService", "UpdateTicket", Shape.UNARY, ticket_v1_ticket_service_pb2.UpdateTicketRequest, ticket_v1_ticket_pb2.Ticket)
    transition_ticket = Method("ticket.v1.TicketService", "TransitionTicket", Shape.UNARY, ticket_v1_ticket_service_pb2.TransitionTicketRequest, ticket_v1_ticket_pb2.Ticket)
    list_available_transitions = Method("ticket.v1.TicketService", "ListAvailableTransitions", Shape.UNARY, ticket_v1_ticket_service_pb2.ListAvailableTransitionsRequest, ticket_v1_ticket_service_pb2.ListAvailableTransitionsResponse)
    add_comment = Method("ticket.v1.TicketService", "AddComment", Shape.UNARY, ticket_v1_ticket_service_pb2.AddCommentRequest, ticket_v1_ticket_service_pb2.AddCommentResponse)
    list_comments = Method("ticket.v1.TicketService", "ListComments", Shape.UNARY, ticket_v1_ticket_service_pb2.ListCommentsRequest, ticket_v1_ticket_service_pb2.ListCommentsResponse)


class TicketServiceStub:
    """Everything that is done to one ticket at a time, and lists of them.

    Callers are known by the metadata `authorization: Bearer TOKEN`; without it
    every method answers UNAUTHENTICATED. What a caller may not see is
    NOT_FOUND. Labels come in the first language of the metadata
    `accept-language` (RFC 9110) that the desk has, else in the caller's own,
    else in the desk's default.

    Mutations carry a `request_id` (AIP-155): within 24 hours at least, the same
    id from the same caller with the same body gives the same answer and has no
    second effect; with another body it is ALREADY_EXISTS, reason
    REQUEST_ID_REUSED.
    """

    def __init__(self, invoker: Invoker) -> None:
        self._invoker = invoker

    async def create_ticket(self, request: ticket_v1_ticket_service_pb2.CreateTicketRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Submits a ticket (AIP-133). The people in `cc_emails` are mailed."""
        return await self._invoker.unary(TicketServiceMethods.create_ticket, request, options)

    async def get_ticket(self, request: ticket_v1_ticket_service_pb2.GetTicketRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Reads one ticket (AIP-131)."""
        return await self._invoker.unary(TicketServiceMethods.get_ticket, request, options)

    async def list_tickets(self, request: ticket_v1_ticket_service_pb2.ListTicketsRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_service_pb2.ListTicketsResponse:
        """Lists the tickets that the caller may see, newest first (AIP-132): a
        requester's own and those shared inside the account; staff's all.
        """
        return await self._invoker.unary(TicketServiceMethods.list_tickets, request, options)

    async def update_ticket(self, request: ticket_v1_ticket_service_pb2.UpdateTicketRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Changes fields of a ticket (AIP-134); never its status."""
        return await self._invoker.unary(TicketServiceMethods.update_ticket, request, options)

    async def transition_ticket(self, request: ticket_v1_ticket_service_pb2.TransitionTicketRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Moves a ticket to another status (AIP-216). A move that the workflow does
        not have is FAILED_PRECONDITION and its details name the legal ones.
        """
        return await self._invoker.unary(TicketServiceMethods.transition_ticket, request, options)

    async def list_available_transitions(self, request: ticket_v1_ticket_service_pb2.ListAvailableTransitionsRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_service_pb2.ListAvailableTransitionsResponse:
        """The moves that the caller may make with the ticket as it stands."""
        return await self._invoker.unary(TicketServiceMethods.list_available_transitions, request, options)

    async def add_comment(self, request: ticket_v1_ticket_service_pb2.AddCommentRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_service_pb2.AddCommentResponse:
        """Adds a comment, or a reply to one. The workflow may move the ticket with it."""
        return await self._invoker.unary(TicketServiceMethods.add_comment, request, options)

    async def list_comments(self, request: ticket_v1_ticket_service_pb2.ListCommentsRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_service_pb2.ListCommentsResponse:
        """Lists a ticket's comments, oldest first (AIP-132)."""
        return await self._invoker.unary(TicketServiceMethods.list_comments, request, options)


class ConnectionMethods:
    """The methods of ttrpcx.v1.Connection."""

    hello = Method("ttrpcx.v1.Connection", "Hello", Shape.UNARY, ttrpcx_v1_connection_pb2.HelloRequest, ttrpcx_v1_connection_pb2.HelloReply)


class ConnectionStub:
    """The connection itself, as a service that the protocol answers."""

    def __init__(self, invoker: Invoker) -> None:
        self._invoker = invoker

    async def hello(self, request: ttrpcx_v1_connection_pb2.HelloRequest, options: CallOptions = CallOptions()) -> ttrpcx_v1_connection_pb2.HelloReply:
        """Negotiates the extension and authenticates the connection. Must be the first
        request of its connection, on stream 1, when `version` is above zero; fails
        with FAILED_PRECONDITION otherwise. With `version` zero it only
        authenticates, may come at any time, and leaves the connection as it was.
        Fails with UNAUTHENTICATED when the token is not good, PERMISSION_DENIED
        when its owner may not connect, and UNAVAILABLE when the server drains.
        """
        return await self._invoker.unary(ConnectionMethods.hello, request, options)
