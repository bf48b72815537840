"""Stubs of the services, made by clients/python/generate. Do not edit."""

from ticketclient.ttrpc.invoker import Call, CallOptions, Invoker
from ticketclient.ttrpc.method import Method, Shape
from google.protobuf import empty_pb2 as google_protobuf_empty_pb2
from ticketclient._generated.grpc.health.v1 import health_pb2 as grpc_health_v1_health_pb2
from ticketclient._generated.ticket.v1 import attachment_service_pb2 as ticket_v1_attachment_service_pb2
from ticketclient._generated.ticket.v1 import audit_pb2 as ticket_v1_audit_pb2
from ticketclient._generated.ticket.v1 import automation_pb2 as ticket_v1_automation_pb2
from ticketclient._generated.ticket.v1 import conversation_pb2 as ticket_v1_conversation_pb2
from ticketclient._generated.ticket.v1 import conversation_service_pb2 as ticket_v1_conversation_service_pb2
from ticketclient._generated.ticket.v1 import desk_pb2 as ticket_v1_desk_pb2
from ticketclient._generated.ticket.v1 import desk_archive_pb2 as ticket_v1_desk_archive_pb2
from ticketclient._generated.ticket.v1 import desk_service_pb2 as ticket_v1_desk_service_pb2
from ticketclient._generated.ticket.v1 import desk_source_pb2 as ticket_v1_desk_source_pb2
from ticketclient._generated.ticket.v1 import event_service_pb2 as ticket_v1_event_service_pb2
from ticketclient._generated.ticket.v1 import feedback_service_pb2 as ticket_v1_feedback_service_pb2
from ticketclient._generated.ticket.v1 import identity_service_pb2 as ticket_v1_identity_service_pb2
from ticketclient._generated.ticket.v1 import mail_service_pb2 as ticket_v1_mail_service_pb2
from ticketclient._generated.ticket.v1 import people_service_pb2 as ticket_v1_people_service_pb2
from ticketclient._generated.ticket.v1 import service_token_pb2 as ticket_v1_service_token_pb2
from ticketclient._generated.ticket.v1 import ticket_pb2 as ticket_v1_ticket_pb2
from ticketclient._generated.ticket.v1 import ticket_batch_pb2 as ticket_v1_ticket_batch_pb2
from ticketclient._generated.ticket.v1 import ticket_relations_pb2 as ticket_v1_ticket_relations_pb2
from ticketclient._generated.ticket.v1 import ticket_service_pb2 as ticket_v1_ticket_service_pb2
from ticketclient._generated.ticket.v1 import ticket_work_pb2 as ticket_v1_ticket_work_pb2
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


class AttachmentServiceMethods:
    """The methods of ticket.v1.AttachmentService."""

    upload_attachment = Method("ticket.v1.AttachmentService", "UploadAttachment", Shape.CLIENT_STREAM, ticket_v1_attachment_service_pb2.UploadAttachmentRequest, ticket_v1_ticket_pb2.Attachment)
    get_upload = Method("ticket.v1.AttachmentService", "GetUpload", Shape.UNARY, ticket_v1_attachment_service_pb2.GetUploadRequest, ticket_v1_attachment_service_pb2.Upload)
    download_attachment = Method("ticket.v1.AttachmentService", "DownloadAttachment", Shape.SERVER_STREAM, ticket_v1_attachment_service_pb2.DownloadAttachmentRequest, ticket_v1_attachment_service_pb2.DownloadAttachmentResponse)
    get_attachment = Method("ticket.v1.AttachmentService", "GetAttachment", Shape.UNARY, ticket_v1_attachment_service_pb2.GetAttachmentRequest, ticket_v1_ticket_pb2.Attachment)
    list_attachments = Method("ticket.v1.AttachmentService", "ListAttachments", Shape.UNARY, ticket_v1_attachment_service_pb2.ListAttachmentsRequest, ticket_v1_attachment_service_pb2.ListAttachmentsResponse)


class AttachmentServiceStub:
    """Uploads and downloads. Every call is authorised by the ticket as it stands
    then: an id alone opens nothing.

    A file is uploaded for a ticket that is there and becomes part of a comment by
    AddComment. So one creates the ticket first, uploads for its number, and adds
    a comment with the ids.
    """

    def __init__(self, invoker: Invoker) -> None:
        self._invoker = invoker

    def upload_attachment(self, options: CallOptions = CallOptions()) -> Call[ticket_v1_attachment_service_pb2.UploadAttachmentRequest, ticket_v1_ticket_pb2.Attachment]:
        """Takes a file in chunks: the first message says what comes, each other one
        carries bytes. When a connection is lost, what has arrived is kept for 24
        hours, and the upload goes on at the offset that GetUpload tells.

        What has been uploaded under the same id with the same start is answered
        without being sent again. A call that goes on with an upload which another
        call is sending wins; the other one ends with ABORTED.
        """
        return self._invoker.client_stream(AttachmentServiceMethods.upload_attachment, options)

    async def get_upload(self, request: ticket_v1_attachment_service_pb2.GetUploadRequest, options: CallOptions = CallOptions()) -> ticket_v1_attachment_service_pb2.Upload:
        """Says how much of one of the caller's uploads has arrived. A finished one is
        known for 24 hours after it was begun.
        """
        return await self._invoker.unary(AttachmentServiceMethods.get_upload, request, options)

    def download_attachment(self, request: ticket_v1_attachment_service_pb2.DownloadAttachmentRequest, options: CallOptions = CallOptions()) -> Call[ticket_v1_attachment_service_pb2.DownloadAttachmentRequest, ticket_v1_attachment_service_pb2.DownloadAttachmentResponse]:
        """Gives a file, or a range of it, in chunks. Every call gives at least one
        message.
        """
        return self._invoker.server_stream(AttachmentServiceMethods.download_attachment, request, options)

    async def get_attachment(self, request: ticket_v1_attachment_service_pb2.GetAttachmentRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Attachment:
        """Says what a file is, without its bytes (AIP-131)."""
        return await self._invoker.unary(AttachmentServiceMethods.get_attachment, request, options)

    async def list_attachments(self, request: ticket_v1_attachment_service_pb2.ListAttachmentsRequest, options: CallOptions = CallOptions()) -> ticket_v1_attachment_service_pb2.ListAttachmentsResponse:
        """Lists the files of a ticket that the caller may read, oldest first (AIP-132)."""
        return await self._invoker.unary(AttachmentServiceMethods.list_attachments, request, options)


class AutomationServiceMethods:
    """The methods of ticket.v1.AutomationService."""

    list_macros = Method("ticket.v1.AutomationService", "ListMacros", Shape.UNARY, ticket_v1_automation_pb2.ListMacrosRequest, ticket_v1_automation_pb2.ListMacrosResponse)
    apply_macro = Method("ticket.v1.AutomationService", "ApplyMacro", Shape.UNARY, ticket_v1_automation_pb2.ApplyMacroRequest, ticket_v1_automation_pb2.ApplyMacroResponse)
    list_canned_responses = Method("ticket.v1.AutomationService", "ListCannedResponses", Shape.UNARY, ticket_v1_automation_pb2.ListCannedResponsesRequest, ticket_v1_automation_pb2.ListCannedResponsesResponse)
    render_canned_response = Method("ticket.v1.AutomationService", "RenderCannedResponse", Shape.UNARY, ticket_v1_automation_pb2.RenderCannedResponseRequest, ticket_v1_automation_pb2.RenderCannedResponseResponse)
    explain_target = Method("ticket.v1.AutomationService", "ExplainTarget", Shape.UNARY, ticket_v1_automation_pb2.ExplainTargetRequest, ticket_v1_automation_pb2.ExplainTargetResponse)


class AutomationServiceStub:
    """Macros, canned responses and service targets of the desks. For staff, and for
    programs with the scopes for it.
    """

    def __init__(self, invoker: Invoker) -> None:
        self._invoker = invoker

    async def list_macros(self, request: ticket_v1_automation_pb2.ListMacrosRequest, options: CallOptions = CallOptions()) -> ticket_v1_automation_pb2.ListMacrosResponse:
        """Lists a desk's macros in the order of its file (AIP-132)."""
        return await self._invoker.unary(AutomationServiceMethods.list_macros, request, options)

    async def apply_macro(self, request: ticket_v1_automation_pb2.ApplyMacroRequest, options: CallOptions = CallOptions()) -> ticket_v1_automation_pb2.ApplyMacroResponse:
        """Does to a ticket all that a macro says, or nothing: what the caller may not
        do or the workflow does not have refuses the whole.
        """
        return await self._invoker.unary(AutomationServiceMethods.apply_macro, request, options)

    async def list_canned_responses(self, request: ticket_v1_automation_pb2.ListCannedResponsesRequest, options: CallOptions = CallOptions()) -> ticket_v1_automation_pb2.ListCannedResponsesResponse:
        """Lists a desk's canned responses in the order of its file (AIP-132)."""
        return await self._invoker.unary(AutomationServiceMethods.list_canned_responses, request, options)

    async def render_canned_response(self, request: ticket_v1_automation_pb2.RenderCannedResponseRequest, options: CallOptions = CallOptions()) -> ticket_v1_automation_pb2.RenderCannedResponseResponse:
        """Fills a canned response for a ticket, in the ticket's language."""
        return await self._invoker.unary(AutomationServiceMethods.render_canned_response, request, options)

    async def explain_target(self, request: ticket_v1_automation_pb2.ExplainTargetRequest, options: CallOptions = CallOptions()) -> ticket_v1_automation_pb2.ExplainTargetResponse:
        """Explains how the due time of a promise came about: what its clock counted,
        and when it stood still.
        """
        return await self._invoker.unary(AutomationServiceMethods.explain_target, request, options)


class ConversationServiceMethods:
    """The methods of ticket.v1.ConversationService."""

    start_conversation = Method("ticket.v1.ConversationService", "StartConversation", Shape.UNARY, ticket_v1_conversation_service_pb2.StartConversationRequest, ticket_v1_conversation_pb2.Conversation)
    get_conversation = Method("ticket.v1.ConversationService", "GetConversation", Shape.UNARY, ticket_v1_conversation_service_pb2.GetConversationRequest, ticket_v1_conversation_pb2.Conversation)
    list_conversations = Method("ticket.v1.ConversationService", "ListConversations", Shape.UNARY, ticket_v1_conversation_service_pb2.ListConversationsRequest, ticket_v1_conversation_service_pb2.ListConversationsResponse)
    list_messages = Method("ticket.v1.ConversationService", "ListMessages", Shape.UNARY, ticket_v1_conversation_service_pb2.ListMessagesRequest, ticket_v1_conversation_service_pb2.ListMessagesResponse)
    convert_conversation = Method("ticket.v1.ConversationService", "ConvertConversation", Shape.UNARY, ticket_v1_conversation_service_pb2.ConvertConversationRequest, ticket_v1_ticket_pb2.Ticket)
    close_conversation = Method("ticket.v1.ConversationService", "CloseConversation", Shape.UNARY, ticket_v1_conversation_service_pb2.CloseConversationRequest, ticket_v1_conversation_pb2.Conversation)
    chat = Method("ticket.v1.ConversationService", "Chat", Shape.BIDIRECTIONAL, ticket_v1_conversation_service_pb2.ChatRequest, ticket_v1_conversation_service_pb2.ChatResponse)


class ConversationServiceStub:
    """Chats between customers and a desk. Callers are known as TicketService says,
    and what a caller may not see is NOT_FOUND: a conversation without a ticket is
    seen by its requester and by staff, one with a ticket by whoever sees that.
    """

    def __init__(self, invoker: Invoker) -> None:
        self._invoker = invoker

    async def start_conversation(self, request: ticket_v1_conversation_service_pb2.StartConversationRequest, options: CallOptions = CallOptions()) -> ticket_v1_conversation_pb2.Conversation:
        """Starts a chat (AIP-133). Where the desk says so (live-chat) a ticket is made
        with it, for every chat a new one. Outside service hours the answer says
        when service resumes. Nobody has more than 20 open chats at once.
        """
        return await self._invoker.unary(ConversationServiceMethods.start_conversation, request, options)

    async def get_conversation(self, request: ticket_v1_conversation_service_pb2.GetConversationRequest, options: CallOptions = CallOptions()) -> ticket_v1_conversation_pb2.Conversation:
        """Reads one conversation (AIP-131)."""
        return await self._invoker.unary(ConversationServiceMethods.get_conversation, request, options)

    async def list_conversations(self, request: ticket_v1_conversation_service_pb2.ListConversationsRequest, options: CallOptions = CallOptions()) -> ticket_v1_conversation_service_pb2.ListConversationsResponse:
        """Lists the caller's own conversations, staff's all, newest first (AIP-132)."""
        return await self._invoker.unary(ConversationServiceMethods.list_conversations, request, options)

    async def list_messages(self, request: ticket_v1_conversation_service_pb2.ListMessagesRequest, options: CallOptions = CallOptions()) -> ticket_v1_conversation_service_pb2.ListMessagesResponse:
        """Lists what was said, oldest first (AIP-132)."""
        return await self._invoker.unary(ConversationServiceMethods.list_messages, request, options)

    async def convert_conversation(self, request: ticket_v1_conversation_service_pb2.ConvertConversationRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Makes a ticket of a conversation that has none, by staff (tiered-desk): not
        every conversation deserves one. What was said becomes the ticket's comments,
        with authors, times and ids as they were.
        """
        return await self._invoker.unary(ConversationServiceMethods.convert_conversation, request, options)

    async def close_conversation(self, request: ticket_v1_conversation_service_pb2.CloseConversationRequest, options: CallOptions = CallOptions()) -> ticket_v1_conversation_pb2.Conversation:
        """Ends a conversation. It stays readable. One with a ticket closes the ticket,
        where the workflow lets the caller; else it is FAILED_PRECONDITION and the
        details name the legal moves.
        """
        return await self._invoker.unary(ConversationServiceMethods.close_conversation, request, options)

    def chat(self, options: CallOptions = CallOptions()) -> Call[ticket_v1_conversation_service_pb2.ChatRequest, ticket_v1_conversation_service_pb2.ChatResponse]:
        """Talks live: messages, typing, presence and read receipts, both ways, on any
        number of connections. The first message of the client says which
        conversation; the server answers with the conversation, then with what was
        said after `last_message_id`, in order, without gap or repeat, and goes on
        with what comes.

        It goes on after the conversation is closed. It ends well when the client has
        closed its side and everything of it was answered; with NOT_FOUND or
        PERMISSION_DENIED when the right to it is taken away, UNAUTHENTICATED when the
        token is revoked;
        and with UNAVAILABLE when the server stops: open it again with the last
        message's id.
        """
        return self._invoker.bidirectional(ConversationServiceMethods.chat, options)


class DeskServiceMethods:
    """The methods of ticket.v1.DeskService."""

    list_desks = Method("ticket.v1.DeskService", "ListDesks", Shape.UNARY, ticket_v1_desk_service_pb2.ListDesksRequest, ticket_v1_desk_service_pb2.ListDesksResponse)
    get_desk = Method("ticket.v1.DeskService", "GetDesk", Shape.UNARY, ticket_v1_desk_service_pb2.GetDeskRequest, ticket_v1_desk_pb2.Desk)
    list_statuses = Method("ticket.v1.DeskService", "ListStatuses", Shape.UNARY, ticket_v1_desk_service_pb2.ListStatusesRequest, ticket_v1_desk_service_pb2.ListStatusesResponse)
    list_issue_types = Method("ticket.v1.DeskService", "ListIssueTypes", Shape.UNARY, ticket_v1_desk_service_pb2.ListIssueTypesRequest, ticket_v1_desk_service_pb2.ListIssueTypesResponse)
    get_service_hours = Method("ticket.v1.DeskService", "GetServiceHours", Shape.UNARY, ticket_v1_desk_service_pb2.GetServiceHoursRequest, ticket_v1_desk_service_pb2.GetServiceHoursResponse)
    preview_deadline = Method("ticket.v1.DeskService", "PreviewDeadline", Shape.UNARY, ticket_v1_desk_service_pb2.PreviewDeadlineRequest, ticket_v1_desk_service_pb2.PreviewDeadlineResponse)
    create_desk = Method("ticket.v1.DeskService", "CreateDesk", Shape.UNARY, ticket_v1_desk_service_pb2.CreateDeskRequest, ticket_v1_desk_pb2.Desk)
    update_desk = Method("ticket.v1.DeskService", "UpdateDesk", Shape.UNARY, ticket_v1_desk_service_pb2.UpdateDeskRequest, ticket_v1_desk_pb2.Desk)
    get_desk_source = Method("ticket.v1.DeskService", "GetDeskSource", Shape.UNARY, ticket_v1_desk_service_pb2.GetDeskSourceRequest, ticket_v1_desk_source_pb2.DeskSource)
    validate_workflow = Method("ticket.v1.DeskService", "ValidateWorkflow", Shape.UNARY, ticket_v1_desk_source_pb2.ValidateWorkflowRequest, ticket_v1_desk_source_pb2.ValidateWorkflowResponse)
    simulate_workflow = Method("ticket.v1.DeskService", "SimulateWorkflow", Shape.UNARY, ticket_v1_desk_source_pb2.SimulateWorkflowRequest, ticket_v1_desk_source_pb2.SimulateWorkflowResponse)
    export_desk = Method("ticket.v1.DeskService", "ExportDesk", Shape.SERVER_STREAM, ticket_v1_desk_archive_pb2.ExportDeskRequest, ticket_v1_desk_archive_pb2.ExportDeskResponse)
    import_desk = Method("ticket.v1.DeskService", "ImportDesk", Shape.CLIENT_STREAM, ticket_v1_desk_archive_pb2.ImportDeskRequest, ticket_v1_desk_archive_pb2.ImportDeskResponse)


class DeskServiceStub:
    """Reads desks and changes them.

    Labels come in the first language of the metadata `accept-language`
    (RFC 9110) that the desk has, else in the caller's own, else in the desk's
    default, else in English; "es-MX" falls back to "es" before the next is
    tried.

    What makes and tries desks is for admins, and for services with the scope
    "desk.manage".
    """

    def __init__(self, invoker: Invoker) -> None:
        self._invoker = invoker

    async def list_desks(self, request: ticket_v1_desk_service_pb2.ListDesksRequest, options: CallOptions = CallOptions()) -> ticket_v1_desk_service_pb2.ListDesksResponse:
        """Lists the desks of the caller's tenant, by key (AIP-132)."""
        return await self._invoker.unary(DeskServiceMethods.list_desks, request, options)

    async def get_desk(self, request: ticket_v1_desk_service_pb2.GetDeskRequest, options: CallOptions = CallOptions()) -> ticket_v1_desk_pb2.Desk:
        """Reads one desk whole (AIP-131)."""
        return await self._invoker.unary(DeskServiceMethods.get_desk, request, options)

    async def list_statuses(self, request: ticket_v1_desk_service_pb2.ListStatusesRequest, options: CallOptions = CallOptions()) -> ticket_v1_desk_service_pb2.ListStatusesResponse:
        """Lists a desk's statuses, in the order in which they are shown. Customers do
        not see those that are hidden from them.
        """
        return await self._invoker.unary(DeskServiceMethods.list_statuses, request, options)

    async def list_issue_types(self, request: ticket_v1_desk_service_pb2.ListIssueTypesRequest, options: CallOptions = CallOptions()) -> ticket_v1_desk_service_pb2.ListIssueTypesResponse:
        """Lists what a desk's tickets may be about, in the order in which it is shown."""
        return await self._invoker.unary(DeskServiceMethods.list_issue_types, request, options)

    async def get_service_hours(self, request: ticket_v1_desk_service_pb2.GetServiceHoursRequest, options: CallOptions = CallOptions()) -> ticket_v1_desk_service_pb2.GetServiceHoursResponse:
        """Says whether a desk is served at a moment, and when that changes next."""
        return await self._invoker.unary(DeskServiceMethods.get_service_hours, request, options)

    async def preview_deadline(self, request: ticket_v1_desk_service_pb2.PreviewDeadlineRequest, options: CallOptions = CallOptions()) -> ticket_v1_desk_service_pb2.PreviewDeadlineResponse:
        """Works out when so much time will have passed, interval by interval."""
        return await self._invoker.unary(DeskServiceMethods.preview_deadline, request, options)

    async def create_desk(self, request: ticket_v1_desk_service_pb2.CreateDeskRequest, options: CallOptions = CallOptions()) -> ticket_v1_desk_pb2.Desk:
        """Makes a desk of its YAML text (AIP-133). A broken one is INVALID_ARGUMENT,
        with a violation for each fault that names its line. A key that is taken is
        ALREADY_EXISTS, reason DESK_EXISTS.
        """
        return await self._invoker.unary(DeskServiceMethods.create_desk, request, options)

    async def update_desk(self, request: ticket_v1_desk_service_pb2.UpdateDeskRequest, options: CallOptions = CallOptions()) -> ticket_v1_desk_pb2.Desk:
        """Makes a new version of a desk of its YAML text (AIP-134). New tickets are
        made under it; others keep their version until they are moved. A broken
        text is INVALID_ARGUMENT, and the desk stays as it is.
        """
        return await self._invoker.unary(DeskServiceMethods.update_desk, request, options)

    async def get_desk_source(self, request: ticket_v1_desk_service_pb2.GetDeskSourceRequest, options: CallOptions = CallOptions()) -> ticket_v1_desk_source_pb2.DeskSource:
        """Reads the YAML text of a desk (AIP-131), as it was written. A version that
        was kept without its text is FAILED_PRECONDITION, reason NO_SOURCE.
        """
        return await self._invoker.unary(DeskServiceMethods.get_desk_source, request, options)

    async def validate_workflow(self, request: ticket_v1_desk_source_pb2.ValidateWorkflowRequest, options: CallOptions = CallOptions()) -> ticket_v1_desk_source_pb2.ValidateWorkflowResponse:
        """Looks a desk's YAML text over without keeping it, and tells everything that
        is wrong or odd with it.
        """
        return await self._invoker.unary(DeskServiceMethods.validate_workflow, request, options)

    async def simulate_workflow(self, request: ticket_v1_desk_source_pb2.SimulateWorkflowRequest, options: CallOptions = CallOptions()) -> ticket_v1_desk_source_pb2.SimulateWorkflowResponse:
        """Plays the life of a ticket at a desk without keeping anything."""
        return await self._invoker.unary(DeskServiceMethods.simulate_workflow, request, options)

    def export_desk(self, request: ticket_v1_desk_archive_pb2.ExportDeskRequest, options: CallOptions = CallOptions()) -> Call[ticket_v1_desk_archive_pb2.ExportDeskRequest, ticket_v1_desk_archive_pb2.ExportDeskResponse]:
        """Gives a desk with everything that is its, as it is at one moment, to be
        carried to another server: an archive of JSON lines, docs/ARCHIVE.md. It
        holds every ticket with its notes and files, so what asks for it should be
        trusted with all of that. Too many at a time are RESOURCE_EXHAUSTED.
        """
        return self._invoker.server_stream(DeskServiceMethods.export_desk, request, options)

    def import_desk(self, options: CallOptions = CallOptions()) -> Call[ticket_v1_desk_archive_pb2.ImportDeskRequest, ticket_v1_desk_archive_pb2.ImportDeskResponse]:
        """Takes a desk in that was exported: all of it, or nothing. The first message
        says how, each other one carries bytes of the archive.

        Ticket numbers and ids stay; one that is taken is ALREADY_EXISTS, as is a
        desk that is in use. One that came with the program and was never used
        gives way. An archive that was cut off or altered is DATA_LOSS, one that
        says what cannot be INVALID_ARGUMENT, one of a newer server or one that
        does not fit what is there FAILED_PRECONDITION; the error's `line` says
        where. Nobody is mailed, timers run on, and WatchEvents tells the events.
        """
        return self._invoker.client_stream(DeskServiceMethods.import_desk, options)


class EventServiceMethods:
    """The methods of ticket.v1.EventService."""

    list_events = Method("ticket.v1.EventService", "ListEvents", Shape.UNARY, ticket_v1_event_service_pb2.ListEventsRequest, ticket_v1_event_service_pb2.ListEventsResponse)
    watch_events = Method("ticket.v1.EventService", "WatchEvents", Shape.SERVER_STREAM, ticket_v1_event_service_pb2.WatchEventsRequest, ticket_v1_event_service_pb2.WatchEventsResponse)
    get_ticket_at = Method("ticket.v1.EventService", "GetTicketAt", Shape.UNARY, ticket_v1_event_service_pb2.GetTicketAtRequest, ticket_v1_event_service_pb2.GetTicketAtResponse)


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

    async def get_ticket_at(self, request: ticket_v1_event_service_pb2.GetTicketAtRequest, options: CallOptions = CallOptions()) -> ticket_v1_event_service_pb2.GetTicketAtResponse:
        """A ticket as it was at a revision or at a time, with its comments, as far as
        the caller may see it now.
        """
        return await self._invoker.unary(EventServiceMethods.get_ticket_at, request, options)


class FeedbackServiceMethods:
    """The methods of ticket.v1.FeedbackService."""

    rate_article = Method("ticket.v1.FeedbackService", "RateArticle", Shape.UNARY, ticket_v1_feedback_service_pb2.RateArticleRequest, ticket_v1_feedback_service_pb2.ArticleRating)
    get_article_rating = Method("ticket.v1.FeedbackService", "GetArticleRating", Shape.UNARY, ticket_v1_feedback_service_pb2.GetArticleRatingRequest, ticket_v1_feedback_service_pb2.ArticleRating)
    list_article_ratings = Method("ticket.v1.FeedbackService", "ListArticleRatings", Shape.UNARY, ticket_v1_feedback_service_pb2.ListArticleRatingsRequest, ticket_v1_feedback_service_pb2.ListArticleRatingsResponse)


class FeedbackServiceStub:
    """What readers think of the help."""

    def __init__(self, invoker: Invoker) -> None:
        self._invoker = invoker

    async def rate_article(self, request: ticket_v1_feedback_service_pb2.RateArticleRequest, options: CallOptions = CallOptions()) -> ticket_v1_feedback_service_pb2.ArticleRating:
        """Says whether a help article helped. One vote a caller and article: the latest
        counts. Somebody who has rated 1,000 articles rates no other one:
        RESOURCE_EXHAUSTED, reason TOO_MANY_ARTICLES.
        """
        return await self._invoker.unary(FeedbackServiceMethods.rate_article, request, options)

    async def get_article_rating(self, request: ticket_v1_feedback_service_pb2.GetArticleRatingRequest, options: CallOptions = CallOptions()) -> ticket_v1_feedback_service_pb2.ArticleRating:
        """How an article is found. Staff only."""
        return await self._invoker.unary(FeedbackServiceMethods.get_article_rating, request, options)

    async def list_article_ratings(self, request: ticket_v1_feedback_service_pb2.ListArticleRatingsRequest, options: CallOptions = CallOptions()) -> ticket_v1_feedback_service_pb2.ListArticleRatingsResponse:
        """How the articles of a desk are found, by their names. Staff only."""
        return await self._invoker.unary(FeedbackServiceMethods.list_article_ratings, request, options)


class IdentityServiceMethods:
    """The methods of ticket.v1.IdentityService."""

    who_am_i = Method("ticket.v1.IdentityService", "WhoAmI", Shape.UNARY, ticket_v1_identity_service_pb2.WhoAmIRequest, ticket_v1_identity_service_pb2.WhoAmIResponse)
    sign_in = Method("ticket.v1.IdentityService", "SignIn", Shape.UNARY, ticket_v1_identity_service_pb2.SignInRequest, ticket_v1_identity_service_pb2.SessionTokens)
    refresh_session = Method("ticket.v1.IdentityService", "RefreshSession", Shape.UNARY, ticket_v1_identity_service_pb2.RefreshSessionRequest, ticket_v1_identity_service_pb2.SessionTokens)
    sign_out = Method("ticket.v1.IdentityService", "SignOut", Shape.UNARY, ticket_v1_identity_service_pb2.SignOutRequest, google_protobuf_empty_pb2.Empty)
    request_password_reset = Method("ticket.v1.IdentityService", "RequestPasswordReset", Shape.UNARY, ticket_v1_identity_service_pb2.RequestPasswordResetRequest, google_protobuf_empty_pb2.Empty)
    confirm_password_reset = Method("ticket.v1.IdentityService", "ConfirmPasswordReset", Shape.UNARY, ticket_v1_identity_service_pb2.ConfirmPasswordResetRequest, google_protobuf_empty_pb2.Empty)
    change_password = Method("ticket.v1.IdentityService", "ChangePassword", Shape.UNARY, ticket_v1_identity_service_pb2.ChangePasswordRequest, google_protobuf_empty_pb2.Empty)
    create_service_token = Method("ticket.v1.IdentityService", "CreateServiceToken", Shape.UNARY, ticket_v1_service_token_pb2.CreateServiceTokenRequest, ticket_v1_service_token_pb2.ServiceToken)
    revoke_service_token = Method("ticket.v1.IdentityService", "RevokeServiceToken", Shape.UNARY, ticket_v1_service_token_pb2.RevokeServiceTokenRequest, google_protobuf_empty_pb2.Empty)
    list_service_tokens = Method("ticket.v1.IdentityService", "ListServiceTokens", Shape.UNARY, ticket_v1_service_token_pb2.ListServiceTokensRequest, ticket_v1_service_token_pb2.ListServiceTokensResponse)
    exchange_token = Method("ticket.v1.IdentityService", "ExchangeToken", Shape.UNARY, ticket_v1_identity_service_pb2.ExchangeTokenRequest, ticket_v1_identity_service_pb2.ExchangeTokenResponse)
    list_audit_entries = Method("ticket.v1.IdentityService", "ListAuditEntries", Shape.UNARY, ticket_v1_audit_pb2.ListAuditEntriesRequest, ticket_v1_audit_pb2.ListAuditEntriesResponse)


class IdentityServiceStub:
    """Tells callers who they are to this service, and lets people and services prove
    it. SignIn, RefreshSession, RequestPasswordReset and ConfirmPasswordReset need no
    token; all else does.
    """

    def __init__(self, invoker: Invoker) -> None:
        self._invoker = invoker

    async def who_am_i(self, request: ticket_v1_identity_service_pb2.WhoAmIRequest, options: CallOptions = CallOptions()) -> ticket_v1_identity_service_pb2.WhoAmIResponse:
        """Names the caller that the presented token belongs to."""
        return await self._invoker.unary(IdentityServiceMethods.who_am_i, request, options)

    async def sign_in(self, request: ticket_v1_identity_service_pb2.SignInRequest, options: CallOptions = CallOptions()) -> ticket_v1_identity_service_pb2.SessionTokens:
        """Begins a session with a mail address and a password. Whether the address is
        unknown, has no password yet or the password is wrong: UNAUTHENTICATED, reason
        WRONG_CREDENTIALS. After some failures it has to wait, a minute at most:
        RESOURCE_EXHAUSTED with RetryInfo, reason SIGN_IN_BACKOFF; nobody is locked out.
        """
        return await self._invoker.unary(IdentityServiceMethods.sign_in, request, options)

    async def refresh_session(self, request: ticket_v1_identity_service_pb2.RefreshSessionRequest, options: CallOptions = CallOptions()) -> ticket_v1_identity_service_pb2.SessionTokens:
        """Goes on with a session: gives new tokens for a refresh token. A token may be
        presented again while none of the refresh tokens that it gave was used, since
        a reply may have been lost. One that comes after that means that somebody has a
        copy: the whole session ends, UNAUTHENTICATED, reason SESSION_ENDED.
        """
        return await self._invoker.unary(IdentityServiceMethods.refresh_session, request, options)

    async def sign_out(self, request: ticket_v1_identity_service_pb2.SignOutRequest, options: CallOptions = CallOptions()) -> google_protobuf_empty_pb2.Empty:
        """Ends the session that the presented token is of, or all of the caller's. Their
        tokens are good for nothing once the reply is there, and streams that were
        opened with them end.
        """
        return await self._invoker.unary(IdentityServiceMethods.sign_out, request, options)

    async def request_password_reset(self, request: ticket_v1_identity_service_pb2.RequestPasswordResetRequest, options: CallOptions = CallOptions()) -> google_protobuf_empty_pb2.Empty:
        """Has a mail sent with a token with which a password can be set, if somebody has
        the address: the way to sign in for the first time for somebody who has written
        a mail before. The answer is the same for any address.
        """
        return await self._invoker.unary(IdentityServiceMethods.request_password_reset, request, options)

    async def confirm_password_reset(self, request: ticket_v1_identity_service_pb2.ConfirmPasswordResetRequest, options: CallOptions = CallOptions()) -> google_protobuf_empty_pb2.Empty:
        """Sets a password with the token of a mail. The token is good for 30 minutes and
        for one use: FAILED_PRECONDITION, reason RESET_TOKEN_SPENT, otherwise. The mail
        address is verified by it, and all sessions of the person end.
        """
        return await self._invoker.unary(IdentityServiceMethods.confirm_password_reset, request, options)

    async def change_password(self, request: ticket_v1_identity_service_pb2.ChangePasswordRequest, options: CallOptions = CallOptions()) -> google_protobuf_empty_pb2.Empty:
        """Sets another password. The caller's other sessions end."""
        return await self._invoker.unary(IdentityServiceMethods.change_password, request, options)

    async def create_service_token(self, request: ticket_v1_service_token_pb2.CreateServiceTokenRequest, options: CallOptions = CallOptions()) -> ticket_v1_service_token_pb2.ServiceToken:
        """Makes a token for a service, and the service if there is none of the name.
        Admins only. The same request_id makes one token, which is shown once:
        ALREADY_EXISTS, reason TOKEN_WAS_SHOWN, with the token's id, afterwards.
        """
        return await self._invoker.unary(IdentityServiceMethods.create_service_token, request, options)

    async def revoke_service_token(self, request: ticket_v1_service_token_pb2.RevokeServiceTokenRequest, options: CallOptions = CallOptions()) -> google_protobuf_empty_pb2.Empty:
        """Takes a token away from a service, with all that was exchanged for it. Admins
        only.
        """
        return await self._invoker.unary(IdentityServiceMethods.revoke_service_token, request, options)

    async def list_service_tokens(self, request: ticket_v1_service_token_pb2.ListServiceTokensRequest, options: CallOptions = CallOptions()) -> ticket_v1_service_token_pb2.ListServiceTokensResponse:
        """Lists the tokens that services have, by id. Admins only."""
        return await self._invoker.unary(IdentityServiceMethods.list_service_tokens, request, options)

    async def exchange_token(self, request: ticket_v1_identity_service_pb2.ExchangeTokenRequest, options: CallOptions = CallOptions()) -> ticket_v1_identity_service_pb2.ExchangeTokenResponse:
        """Gives a service with the scope "identity.act_as" a token to act for a person,
        after RFC 8693. It is good for 15 minutes and for what is named, of which the
        service's own scopes have each. The audit log names both.
        """
        return await self._invoker.unary(IdentityServiceMethods.exchange_token, request, options)

    async def list_audit_entries(self, request: ticket_v1_audit_pb2.ListAuditEntriesRequest, options: CallOptions = CallOptions()) -> ticket_v1_audit_pb2.ListAuditEntriesResponse:
        """Lists what was done about people and permissions, the newest first. Admins only;
        that it was read is written down, too.
        """
        return await self._invoker.unary(IdentityServiceMethods.list_audit_entries, request, options)


class MailServiceMethods:
    """The methods of ticket.v1.MailService."""

    ingest_mail = Method("ticket.v1.MailService", "IngestMail", Shape.UNARY, ticket_v1_mail_service_pb2.IngestMailRequest, ticket_v1_mail_service_pb2.IngestMailResponse)
    list_quarantine = Method("ticket.v1.MailService", "ListQuarantine", Shape.UNARY, ticket_v1_mail_service_pb2.ListQuarantineRequest, ticket_v1_mail_service_pb2.ListQuarantineResponse)
    get_quarantined_mail = Method("ticket.v1.MailService", "GetQuarantinedMail", Shape.UNARY, ticket_v1_mail_service_pb2.GetQuarantinedMailRequest, ticket_v1_mail_service_pb2.QuarantinedMail)
    release_mail = Method("ticket.v1.MailService", "ReleaseMail", Shape.UNARY, ticket_v1_mail_service_pb2.ReleaseMailRequest, ticket_v1_mail_service_pb2.IngestedMail)
    discard_mail = Method("ticket.v1.MailService", "DiscardMail", Shape.UNARY, ticket_v1_mail_service_pb2.DiscardMailRequest, ticket_v1_mail_service_pb2.QuarantinedMail)
    list_dead_letters = Method("ticket.v1.MailService", "ListDeadLetters", Shape.UNARY, ticket_v1_mail_service_pb2.ListDeadLettersRequest, ticket_v1_mail_service_pb2.ListDeadLettersResponse)
    retry_dead_letter = Method("ticket.v1.MailService", "RetryDeadLetter", Shape.UNARY, ticket_v1_mail_service_pb2.RetryDeadLetterRequest, ticket_v1_mail_service_pb2.DeadLetter)
    unsubscribe = Method("ticket.v1.MailService", "Unsubscribe", Shape.UNARY, ticket_v1_mail_service_pb2.UnsubscribeRequest, ticket_v1_mail_service_pb2.UnsubscribeResponse)


class MailServiceStub:
    """Takes mail in for the desks, and shows what needs a person: mail that was held
    back, and mail that could not be delivered.
    """

    def __init__(self, invoker: Invoker) -> None:
        self._invoker = invoker

    async def ingest_mail(self, request: ticket_v1_mail_service_pb2.IngestMailRequest, options: CallOptions = CallOptions()) -> ticket_v1_mail_service_pb2.IngestMailResponse:
        """Takes a mail in, as an MTA hands it over. Nothing in it says who sent it: what
        comes in on a ticket needs an address that was given to the sender, and what
        cannot be read or is a stranger's goes to quarantine with all its bytes. The
        same mail again, by its Message-ID and what it says, changes nothing. For
        services with the scope `mail.ingest`. RESOURCE_EXHAUSTED with reason
        QUARANTINE_FULL means: keep it, and try again later.
        """
        return await self._invoker.unary(MailServiceMethods.ingest_mail, request, options)

    async def list_quarantine(self, request: ticket_v1_mail_service_pb2.ListQuarantineRequest, options: CallOptions = CallOptions()) -> ticket_v1_mail_service_pb2.ListQuarantineResponse:
        """The mails that were held back, oldest first. Staff only."""
        return await self._invoker.unary(MailServiceMethods.list_quarantine, request, options)

    async def get_quarantined_mail(self, request: ticket_v1_mail_service_pb2.GetQuarantinedMailRequest, options: CallOptions = CallOptions()) -> ticket_v1_mail_service_pb2.QuarantinedMail:
        """A mail that was held back, with all its bytes. Staff only."""
        return await self._invoker.unary(MailServiceMethods.get_quarantined_mail, request, options)

    async def release_mail(self, request: ticket_v1_mail_service_pb2.ReleaseMailRequest, options: CallOptions = CallOptions()) -> ticket_v1_mail_service_pb2.IngestedMail:
        """Lets a mail go on that was held back: as a note of the caller's on a ticket, or
        as new mail of its sender's to a desk. Staff only.
        """
        return await self._invoker.unary(MailServiceMethods.release_mail, request, options)

    async def discard_mail(self, request: ticket_v1_mail_service_pb2.DiscardMailRequest, options: CallOptions = CallOptions()) -> ticket_v1_mail_service_pb2.QuarantinedMail:
        """Throws a mail away that was held back. Staff only."""
        return await self._invoker.unary(MailServiceMethods.discard_mail, request, options)

    async def list_dead_letters(self, request: ticket_v1_mail_service_pb2.ListDeadLettersRequest, options: CallOptions = CallOptions()) -> ticket_v1_mail_service_pb2.ListDeadLettersResponse:
        """The mails that are not tried any more, oldest first. Admins only."""
        return await self._invoker.unary(MailServiceMethods.list_dead_letters, request, options)

    async def retry_dead_letter(self, request: ticket_v1_mail_service_pb2.RetryDeadLetterRequest, options: CallOptions = CallOptions()) -> ticket_v1_mail_service_pb2.DeadLetter:
        """Tries a mail again as if it were new, and lets its recipient have mail again.
        Admins only.
        """
        return await self._invoker.unary(MailServiceMethods.retry_dead_letter, request, options)

    async def unsubscribe(self, request: ticket_v1_mail_service_pb2.UnsubscribeRequest, options: CallOptions = CallOptions()) -> ticket_v1_mail_service_pb2.UnsubscribeResponse:
        """Stops updates to somebody in copy, by the token of a List-Unsubscribe address
        (RFC 8058): what a portal calls that gets the POST. Says nothing of the ticket.
        For services with the scope `mail.ingest`.
        """
        return await self._invoker.unary(MailServiceMethods.unsubscribe, request, options)


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
    batch_get_tickets = Method("ticket.v1.TicketService", "BatchGetTickets", Shape.UNARY, ticket_v1_ticket_batch_pb2.BatchGetTicketsRequest, ticket_v1_ticket_batch_pb2.BatchGetTicketsResponse)
    assign_ticket = Method("ticket.v1.TicketService", "AssignTicket", Shape.UNARY, ticket_v1_ticket_work_pb2.AssignTicketRequest, ticket_v1_ticket_pb2.Ticket)
    escalate_ticket = Method("ticket.v1.TicketService", "EscalateTicket", Shape.UNARY, ticket_v1_ticket_work_pb2.EscalateTicketRequest, ticket_v1_ticket_pb2.Ticket)
    set_track = Method("ticket.v1.TicketService", "SetTrack", Shape.UNARY, ticket_v1_ticket_work_pb2.SetTrackRequest, ticket_v1_ticket_pb2.Ticket)
    rate_ticket = Method("ticket.v1.TicketService", "RateTicket", Shape.UNARY, ticket_v1_ticket_work_pb2.RateTicketRequest, ticket_v1_ticket_pb2.Ticket)
    add_participant = Method("ticket.v1.TicketService", "AddParticipant", Shape.UNARY, ticket_v1_ticket_work_pb2.AddParticipantRequest, ticket_v1_ticket_pb2.Ticket)
    remove_participant = Method("ticket.v1.TicketService", "RemoveParticipant", Shape.UNARY, ticket_v1_ticket_work_pb2.RemoveParticipantRequest, ticket_v1_ticket_pb2.Ticket)
    link_tickets = Method("ticket.v1.TicketService", "LinkTickets", Shape.UNARY, ticket_v1_ticket_relations_pb2.LinkTicketsRequest, ticket_v1_ticket_pb2.Ticket)
    unlink_tickets = Method("ticket.v1.TicketService", "UnlinkTickets", Shape.UNARY, ticket_v1_ticket_relations_pb2.UnlinkTicketsRequest, ticket_v1_ticket_pb2.Ticket)
    merge_tickets = Method("ticket.v1.TicketService", "MergeTickets", Shape.UNARY, ticket_v1_ticket_relations_pb2.MergeTicketsRequest, ticket_v1_ticket_pb2.Ticket)
    unmerge_ticket = Method("ticket.v1.TicketService", "UnmergeTicket", Shape.UNARY, ticket_v1_ticket_relations_pb2.UnmergeTicketRequest, ticket_v1_ticket_pb2.Ticket)
    delete_ticket = Method("ticket.v1.TicketService", "DeleteTicket", Shape.UNARY, ticket_v1_ticket_relations_pb2.DeleteTicketRequest, ticket_v1_ticket_pb2.Ticket)
    undelete_ticket = Method("ticket.v1.TicketService", "UndeleteTicket", Shape.UNARY, ticket_v1_ticket_relations_pb2.UndeleteTicketRequest, ticket_v1_ticket_pb2.Ticket)
    move_ticket = Method("ticket.v1.TicketService", "MoveTicket", Shape.UNARY, ticket_v1_ticket_relations_pb2.MoveTicketRequest, ticket_v1_ticket_pb2.Ticket)
    bulk_transition_tickets = Method("ticket.v1.TicketService", "BulkTransitionTickets", Shape.UNARY, ticket_v1_ticket_batch_pb2.BulkTransitionTicketsRequest, ticket_v1_ticket_batch_pb2.BulkTransitionTicketsResponse)
    migrate_tickets = Method("ticket.v1.TicketService", "MigrateTickets", Shape.UNARY, ticket_v1_ticket_batch_pb2.MigrateTicketsRequest, ticket_v1_ticket_batch_pb2.MigrateTicketsResponse)
    search_tickets = Method("ticket.v1.TicketService", "SearchTickets", Shape.UNARY, ticket_v1_ticket_service_pb2.SearchTicketsRequest, ticket_v1_ticket_service_pb2.SearchTicketsResponse)
    save_view = Method("ticket.v1.TicketService", "SaveView", Shape.UNARY, ticket_v1_ticket_service_pb2.SaveViewRequest, ticket_v1_ticket_service_pb2.TicketView)
    list_views = Method("ticket.v1.TicketService", "ListViews", Shape.UNARY, ticket_v1_ticket_service_pb2.ListViewsRequest, ticket_v1_ticket_service_pb2.ListViewsResponse)
    delete_view = Method("ticket.v1.TicketService", "DeleteView", Shape.UNARY, ticket_v1_ticket_service_pb2.DeleteViewRequest, google_protobuf_empty_pb2.Empty)


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
        """Submits a ticket (AIP-133). The people in `cc_emails` are mailed. Staff and
        services submit one for a customer by naming its `requester`.
        """
        return await self._invoker.unary(TicketServiceMethods.create_ticket, request, options)

    async def get_ticket(self, request: ticket_v1_ticket_service_pb2.GetTicketRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Reads one ticket (AIP-131)."""
        return await self._invoker.unary(TicketServiceMethods.get_ticket, request, options)

    async def list_tickets(self, request: ticket_v1_ticket_service_pb2.ListTicketsRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_service_pb2.ListTicketsResponse:
        """Lists the tickets that the caller may see (AIP-132): a requester's own,
        those shared inside the account and those in which it takes part; staff's
        all.
        """
        return await self._invoker.unary(TicketServiceMethods.list_tickets, request, options)

    async def update_ticket(self, request: ticket_v1_ticket_service_pb2.UpdateTicketRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Changes fields of a ticket (AIP-134), all at once or none; never its status."""
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
        """Adds a comment, or a reply to one; an internal one is a note among staff.
        The workflow may move the ticket with it. On a ticket that was merged into
        another it lands there; on one that is closed for good it may become a new
        ticket that goes on with it.
        """
        return await self._invoker.unary(TicketServiceMethods.add_comment, request, options)

    async def list_comments(self, request: ticket_v1_ticket_service_pb2.ListCommentsRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_service_pb2.ListCommentsResponse:
        """Lists a ticket's comments, oldest first (AIP-132). Notes among staff are
        listed to staff alone, so that the ids that customers see may leave some
        out.
        """
        return await self._invoker.unary(TicketServiceMethods.list_comments, request, options)

    async def batch_get_tickets(self, request: ticket_v1_ticket_batch_pb2.BatchGetTicketsRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_batch_pb2.BatchGetTicketsResponse:
        """Reads several tickets at once (AIP-137). Those that the caller may not see
        are named, not failed for.
        """
        return await self._invoker.unary(TicketServiceMethods.batch_get_tickets, request, options)

    async def assign_ticket(self, request: ticket_v1_ticket_work_pb2.AssignTicketRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Gives a ticket to a member of staff, to a team, or to nobody. Taking a
        ticket is giving it to oneself. Where the workflow says so it moves the
        ticket. Staff only.
        """
        return await self._invoker.unary(TicketServiceMethods.assign_ticket, request, options)

    async def escalate_ticket(self, request: ticket_v1_ticket_work_pb2.EscalateTicketRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Hands a ticket to another tier, with the reason. Whoever worked on it does
        so no more. Staff only.
        """
        return await self._invoker.unary(TicketServiceMethods.escalate_ticket, request, options)

    async def set_track(self, request: ticket_v1_ticket_work_pb2.SetTrackRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Moves a ticket on one of its desk's tracks, as far as the track lets the
        caller. A move that the track does not have is FAILED_PRECONDITION, reason
        ILLEGAL_TRACK_MOVE, and its details name the legal ones.
        """
        return await self._invoker.unary(TicketServiceMethods.set_track, request, options)

    async def rate_ticket(self, request: ticket_v1_ticket_work_pb2.RateTicketRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Rates the service: by the requester alone, once for each time that the
        ticket was solved or closed (reason ALREADY_RATED), where the desk offers it
        (reason RATING_NOT_OFFERED).
        """
        return await self._invoker.unary(TicketServiceMethods.rate_ticket, request, options)

    async def add_participant(self, request: ticket_v1_ticket_work_pb2.AddParticipantRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Lets somebody take part, or changes how. The same address twice is one
        participant. By staff; by the requester where the desk lets them.
        """
        return await self._invoker.unary(TicketServiceMethods.add_participant, request, options)

    async def remove_participant(self, request: ticket_v1_ticket_work_pb2.RemoveParticipantRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Puts an end to somebody's part at once."""
        return await self._invoker.unary(TicketServiceMethods.remove_participant, request, options)

    async def link_tickets(self, request: ticket_v1_ticket_relations_pb2.LinkTicketsRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Notes that two tickets have to do with each other, on both of them. Staff
        only.
        """
        return await self._invoker.unary(TicketServiceMethods.link_tickets, request, options)

    async def unlink_tickets(self, request: ticket_v1_ticket_relations_pb2.UnlinkTicketsRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Takes such a note off both. Staff only."""
        return await self._invoker.unary(TicketServiceMethods.unlink_tickets, request, options)

    async def merge_tickets(self, request: ticket_v1_ticket_relations_pb2.MergeTicketsRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Merges a ticket into another: what is said on it from now on lands there.
        It is refused where whoever asked could not read the other. Staff only.
        """
        return await self._invoker.unary(TicketServiceMethods.merge_tickets, request, options)

    async def unmerge_ticket(self, request: ticket_v1_ticket_relations_pb2.UnmergeTicketRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Takes a ticket out of the one that it was merged into: it is as it was.
        What came since stays where it landed. Staff only.
        """
        return await self._invoker.unary(TicketServiceMethods.unmerge_ticket, request, options)

    async def delete_ticket(self, request: ticket_v1_ticket_relations_pb2.DeleteTicketRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Hides a ticket from customers (AIP-164). Admins only."""
        return await self._invoker.unary(TicketServiceMethods.delete_ticket, request, options)

    async def undelete_ticket(self, request: ticket_v1_ticket_relations_pb2.UndeleteTicketRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Brings a deleted ticket back as it was. Admins only."""
        return await self._invoker.unary(TicketServiceMethods.undelete_ticket, request, options)

    async def move_ticket(self, request: ticket_v1_ticket_relations_pb2.MoveTicketRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_pb2.Ticket:
        """Moves a ticket to another desk. Without a map from its desk's statuses to
        the other's it is FAILED_PRECONDITION, reason NO_STATUS_MAP. Staff only.
        """
        return await self._invoker.unary(TicketServiceMethods.move_ticket, request, options)

    async def bulk_transition_tickets(self, request: ticket_v1_ticket_batch_pb2.BulkTransitionTicketsRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_batch_pb2.BulkTransitionTicketsResponse:
        """Moves many tickets to the same status, each for itself: what cannot move is
        told with the reason, and the others move all the same.
        """
        return await self._invoker.unary(TicketServiceMethods.bulk_transition_tickets, request, options)

    async def migrate_tickets(self, request: ticket_v1_ticket_batch_pb2.MigrateTicketsRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_batch_pb2.MigrateTicketsResponse:
        """Brings tickets to the newest version of their desk's workflow, a page of the
        desk's tickets a call, or says what would move (AIP-163). Staff only.
        """
        return await self._invoker.unary(TicketServiceMethods.migrate_tickets, request, options)

    async def search_tickets(self, request: ticket_v1_ticket_service_pb2.SearchTicketsRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_service_pb2.SearchTicketsResponse:
        """Finds tickets by the words of their subjects, descriptions and comments, in
        any language: case and accents do not matter, "sesion" finds "sesión". Staff
        find by internal notes too. Tickets with all the words in their subjects come
        first, then those with some of them there, then the others; of tickets that
        match alike, those created last come first.
        """
        return await self._invoker.unary(TicketServiceMethods.search_tickets, request, options)

    async def save_view(self, request: ticket_v1_ticket_service_pb2.SaveViewRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_service_pb2.TicketView:
        """Keeps a filter and an order under a name, in the place of the view that has
        the name already.
        """
        return await self._invoker.unary(TicketServiceMethods.save_view, request, options)

    async def list_views(self, request: ticket_v1_ticket_service_pb2.ListViewsRequest, options: CallOptions = CallOptions()) -> ticket_v1_ticket_service_pb2.ListViewsResponse:
        """Lists views: at most 50 of one's own and 50 of a desk, so all at once."""
        return await self._invoker.unary(TicketServiceMethods.list_views, request, options)

    async def delete_view(self, request: ticket_v1_ticket_service_pb2.DeleteViewRequest, options: CallOptions = CallOptions()) -> google_protobuf_empty_pb2.Empty:
        """Deletes a view (AIP-135)."""
        return await self._invoker.unary(TicketServiceMethods.delete_view, request, options)


class PeopleServiceMethods:
    """The methods of ticket.v1.PeopleService."""

    erase_requester = Method("ticket.v1.PeopleService", "EraseRequester", Shape.UNARY, ticket_v1_people_service_pb2.EraseRequesterRequest, ticket_v1_people_service_pb2.EraseRequesterResponse)
    export_person = Method("ticket.v1.PeopleService", "ExportPerson", Shape.SERVER_STREAM, ticket_v1_people_service_pb2.ExportPersonRequest, ticket_v1_people_service_pb2.ExportPersonResponse)


class PeopleServiceStub:
    """Erases and hands over what is kept of a customer. For admins, and for services
    with the scope "people.manage".
    """

    def __init__(self, invoker: Invoker) -> None:
        self._invoker = invoker

    async def erase_requester(self, request: ticket_v1_people_service_pb2.EraseRequesterRequest, options: CallOptions = CallOptions()) -> ticket_v1_people_service_pb2.EraseRequesterResponse:
        """Takes a customer's personal data out of everything that is kept: tickets,
        comments, events, conversations, searches, files, messages that wait to be
        sent, views, tokens. What remains are tickets with their numbers, times,
        statuses and counts, under a name that says nothing.

        On tickets that the customer submitted all free text and all files go,
        whoever they are from; elsewhere what the customer wrote, and the customer's
        name and address. From the beginning on nobody can act in the customer's name.
        It answers when all of it is done, and is finished even if the caller goes
        away or the server is killed. Erasing once more is harmless: what is not there
        counts 0. Staff and services are not erased: FAILED_PRECONDITION, reason
        NOT_A_REQUESTER.
        """
        return await self._invoker.unary(PeopleServiceMethods.erase_requester, request, options)

    def export_person(self, request: ticket_v1_people_service_pb2.ExportPersonRequest, options: CallOptions = CallOptions()) -> Call[ticket_v1_people_service_pb2.ExportPersonRequest, ticket_v1_people_service_pb2.ExportPersonResponse]:
        """Hands over what is kept of a customer and may be given to them: lines of JSON,
        each a PersonRecord. Notes among staff are not in it. NOT_FOUND if nothing is
        kept.
        """
        return self._invoker.server_stream(PeopleServiceMethods.export_person, request, options)


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
