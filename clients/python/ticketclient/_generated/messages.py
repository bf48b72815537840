"""What users import, made by clients/python/generate. Do not edit."""

from google.protobuf.any_pb2 import (
    Any as Any,
)
from google.protobuf.duration_pb2 import (
    Duration as Duration,
)
from google.protobuf.field_mask_pb2 import (
    FieldMask as FieldMask,
)
from google.protobuf.timestamp_pb2 import (
    Timestamp as Timestamp,
)
from ticketclient._generated.google.rpc.code_pb2 import (
    ABORTED as ABORTED,
    ALREADY_EXISTS as ALREADY_EXISTS,
    CANCELLED as CANCELLED,
    Code as Code,
    DATA_LOSS as DATA_LOSS,
    DEADLINE_EXCEEDED as DEADLINE_EXCEEDED,
    FAILED_PRECONDITION as FAILED_PRECONDITION,
    INTERNAL as INTERNAL,
    INVALID_ARGUMENT as INVALID_ARGUMENT,
    NOT_FOUND as NOT_FOUND,
    OK as OK,
    OUT_OF_RANGE as OUT_OF_RANGE,
    PERMISSION_DENIED as PERMISSION_DENIED,
    RESOURCE_EXHAUSTED as RESOURCE_EXHAUSTED,
    UNAUTHENTICATED as UNAUTHENTICATED,
    UNAVAILABLE as UNAVAILABLE,
    UNIMPLEMENTED as UNIMPLEMENTED,
    UNKNOWN as UNKNOWN,
)
from ticketclient._generated.google.rpc.error_details_pb2 import (
    BadRequest as BadRequest,
    DebugInfo as DebugInfo,
    ErrorInfo as ErrorInfo,
    Help as Help,
    LocalizedMessage as LocalizedMessage,
    PreconditionFailure as PreconditionFailure,
    QuotaFailure as QuotaFailure,
    RequestInfo as RequestInfo,
    ResourceInfo as ResourceInfo,
    RetryInfo as RetryInfo,
)
from ticketclient._generated.google.rpc.status_pb2 import (
    Status as Status,
)
from ticketclient._generated.ticket.v1.desk_pb2 import (
    Desk as Desk,
    DeskLimits as DeskLimits,
    DeskStatus as DeskStatus,
    DeskTransition as DeskTransition,
    IssueType as IssueType,
    LocalizedText as LocalizedText,
    SupportContact as SupportContact,
)
from ticketclient._generated.ticket.v1.desk_service_pb2 import (
    GetDeskRequest as GetDeskRequest,
    ListDesksRequest as ListDesksRequest,
    ListDesksResponse as ListDesksResponse,
)
from ticketclient._generated.ticket.v1.event_pb2 import (
    CommentAdded as CommentAdded,
    Event as Event,
    FieldChange as FieldChange,
    TRANSITION_TRIGGER_AGENT_REPLY as TRANSITION_TRIGGER_AGENT_REPLY,
    TRANSITION_TRIGGER_COMMAND as TRANSITION_TRIGGER_COMMAND,
    TRANSITION_TRIGGER_CUSTOMER_REPLY as TRANSITION_TRIGGER_CUSTOMER_REPLY,
    TRANSITION_TRIGGER_UNSPECIFIED as TRANSITION_TRIGGER_UNSPECIFIED,
    TicketCreated as TicketCreated,
    TicketTransitioned as TicketTransitioned,
    TicketUpdated as TicketUpdated,
    TransitionTrigger as TransitionTrigger,
)
from ticketclient._generated.ticket.v1.event_service_pb2 import (
    EventFilter as EventFilter,
    Heartbeat as Heartbeat,
    ListEventsRequest as ListEventsRequest,
    ListEventsResponse as ListEventsResponse,
    WatchEventsRequest as WatchEventsRequest,
    WatchEventsResponse as WatchEventsResponse,
)
from ticketclient._generated.ticket.v1.identity_service_pb2 import (
    WhoAmIRequest as WhoAmIRequest,
    WhoAmIResponse as WhoAmIResponse,
)
from ticketclient._generated.ticket.v1.ticket_pb2 import (
    CHANNEL_API as CHANNEL_API,
    CHANNEL_APP as CHANNEL_APP,
    CHANNEL_CHAT as CHANNEL_CHAT,
    CHANNEL_MAIL as CHANNEL_MAIL,
    CHANNEL_UNSPECIFIED as CHANNEL_UNSPECIFIED,
    Channel as Channel,
    Comment as Comment,
    Person as Person,
    ROLE_ADMIN as ROLE_ADMIN,
    ROLE_AGENT as ROLE_AGENT,
    ROLE_REQUESTER as ROLE_REQUESTER,
    ROLE_SERVICE as ROLE_SERVICE,
    ROLE_SYSTEM as ROLE_SYSTEM,
    ROLE_UNSPECIFIED as ROLE_UNSPECIFIED,
    Role as Role,
    STATUS_CATEGORY_CLOSED as STATUS_CATEGORY_CLOSED,
    STATUS_CATEGORY_NEW as STATUS_CATEGORY_NEW,
    STATUS_CATEGORY_OPEN as STATUS_CATEGORY_OPEN,
    STATUS_CATEGORY_SOLVED as STATUS_CATEGORY_SOLVED,
    STATUS_CATEGORY_UNSPECIFIED as STATUS_CATEGORY_UNSPECIFIED,
    STATUS_CATEGORY_WAITING as STATUS_CATEGORY_WAITING,
    StatusCategory as StatusCategory,
    Ticket as Ticket,
    WAITING_ON_AGENT as WAITING_ON_AGENT,
    WAITING_ON_CUSTOMER as WAITING_ON_CUSTOMER,
    WAITING_ON_NOBODY as WAITING_ON_NOBODY,
    WAITING_ON_THIRD_PARTY as WAITING_ON_THIRD_PARTY,
    WAITING_ON_UNSPECIFIED as WAITING_ON_UNSPECIFIED,
    WaitingOn as WaitingOn,
)
from ticketclient._generated.ticket.v1.ticket_service_pb2 import (
    AddCommentRequest as AddCommentRequest,
    AddCommentResponse as AddCommentResponse,
    AvailableTransition as AvailableTransition,
    CreateTicketRequest as CreateTicketRequest,
    GetTicketRequest as GetTicketRequest,
    ListAvailableTransitionsRequest as ListAvailableTransitionsRequest,
    ListAvailableTransitionsResponse as ListAvailableTransitionsResponse,
    ListCommentsRequest as ListCommentsRequest,
    ListCommentsResponse as ListCommentsResponse,
    ListTicketsRequest as ListTicketsRequest,
    ListTicketsResponse as ListTicketsResponse,
    TicketFilter as TicketFilter,
    TimeRange as TimeRange,
    TransitionTicketRequest as TransitionTicketRequest,
    UpdateTicketRequest as UpdateTicketRequest,
)
