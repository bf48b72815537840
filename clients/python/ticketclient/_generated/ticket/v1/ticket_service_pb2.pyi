from google.protobuf import empty_pb2 as _empty_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from ticketclient._generated.ticket.v1 import ticket_batch_pb2 as _ticket_batch_pb2
from ticketclient._generated.ticket.v1 import ticket_relations_pb2 as _ticket_relations_pb2
from ticketclient._generated.ticket.v1 import ticket_work_pb2 as _ticket_work_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
TICKET_ORDER_LATEST_UPDATED: TicketOrder
TICKET_ORDER_NEWEST_CREATED: TicketOrder
TICKET_ORDER_OLDEST_CREATED: TicketOrder
TICKET_ORDER_OLDEST_UPDATED: TicketOrder
TICKET_ORDER_UNSPECIFIED: TicketOrder

class AddCommentRequest(_message.Message):
    __slots__ = ["comment", "etag", "informational", "number", "request_id"]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    INFORMATIONAL_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    comment: _ticket_pb2.Comment
    etag: str
    informational: bool
    number: int
    request_id: str
    def __init__(self, number: _Optional[int] = ..., comment: _Optional[_Union[_ticket_pb2.Comment, _Mapping[str, object]]] = ..., informational: bool = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class AddCommentResponse(_message.Message):
    __slots__ = ["comment", "ticket"]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    comment: _ticket_pb2.Comment
    ticket: _ticket_pb2.Ticket
    def __init__(self, comment: _Optional[_Union[_ticket_pb2.Comment, _Mapping[str, object]]] = ..., ticket: _Optional[_Union[_ticket_pb2.Ticket, _Mapping[str, object]]] = ...) -> None: ...

class AvailableTransition(_message.Message):
    __slots__ = ["action_label", "status", "status_label"]
    ACTION_LABEL_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    STATUS_LABEL_FIELD_NUMBER: _ClassVar[int]
    action_label: str
    status: str
    status_label: str
    def __init__(self, status: _Optional[str] = ..., status_label: _Optional[str] = ..., action_label: _Optional[str] = ...) -> None: ...

class CreateTicketRequest(_message.Message):
    __slots__ = ["request_id", "ticket", "validate_only"]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    ticket: _ticket_pb2.Ticket
    validate_only: bool
    def __init__(self, ticket: _Optional[_Union[_ticket_pb2.Ticket, _Mapping[str, object]]] = ..., request_id: _Optional[str] = ..., validate_only: bool = ...) -> None: ...

class DeleteViewRequest(_message.Message):
    __slots__ = ["desk", "name", "request_id"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    desk: str
    name: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., desk: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetTicketRequest(_message.Message):
    __slots__ = ["number"]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    number: int
    def __init__(self, number: _Optional[int] = ...) -> None: ...

class ListAvailableTransitionsRequest(_message.Message):
    __slots__ = ["number"]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    number: int
    def __init__(self, number: _Optional[int] = ...) -> None: ...

class ListAvailableTransitionsResponse(_message.Message):
    __slots__ = ["transitions"]
    TRANSITIONS_FIELD_NUMBER: _ClassVar[int]
    transitions: _containers.RepeatedCompositeFieldContainer[AvailableTransition]
    def __init__(self, transitions: _Optional[_Iterable[_Union[AvailableTransition, _Mapping[str, object]]]] = ...) -> None: ...

class ListCommentsRequest(_message.Message):
    __slots__ = ["number", "page_size", "page_token"]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    number: int
    page_size: int
    page_token: str
    def __init__(self, number: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListCommentsResponse(_message.Message):
    __slots__ = ["comments", "next_page_token"]
    COMMENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    comments: _containers.RepeatedCompositeFieldContainer[_ticket_pb2.Comment]
    next_page_token: str
    def __init__(self, comments: _Optional[_Iterable[_Union[_ticket_pb2.Comment, _Mapping[str, object]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListTicketsRequest(_message.Message):
    __slots__ = ["filter", "order_by", "page_size", "page_token", "view"]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    filter: TicketFilter
    order_by: TicketOrder
    page_size: int
    page_token: str
    view: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[_Union[TicketFilter, _Mapping[str, object]]] = ..., order_by: _Optional[_Union[TicketOrder, str]] = ..., view: _Optional[str] = ...) -> None: ...

class ListTicketsResponse(_message.Message):
    __slots__ = ["next_page_token", "tickets"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TICKETS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    tickets: _containers.RepeatedCompositeFieldContainer[_ticket_pb2.Ticket]
    def __init__(self, tickets: _Optional[_Iterable[_Union[_ticket_pb2.Ticket, _Mapping[str, object]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListViewsRequest(_message.Message):
    __slots__ = ["desk"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    desk: str
    def __init__(self, desk: _Optional[str] = ...) -> None: ...

class ListViewsResponse(_message.Message):
    __slots__ = ["views"]
    VIEWS_FIELD_NUMBER: _ClassVar[int]
    views: _containers.RepeatedCompositeFieldContainer[TicketView]
    def __init__(self, views: _Optional[_Iterable[_Union[TicketView, _Mapping[str, object]]]] = ...) -> None: ...

class SaveViewRequest(_message.Message):
    __slots__ = ["request_id", "view"]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    view: TicketView
    def __init__(self, view: _Optional[_Union[TicketView, _Mapping[str, object]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class SearchHit(_message.Message):
    __slots__ = ["snippet", "ticket"]
    SNIPPET_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    snippet: str
    ticket: _ticket_pb2.Ticket
    def __init__(self, ticket: _Optional[_Union[_ticket_pb2.Ticket, _Mapping[str, object]]] = ..., snippet: _Optional[str] = ...) -> None: ...

class SearchTicketsRequest(_message.Message):
    __slots__ = ["filter", "page_size", "page_token", "query"]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    filter: TicketFilter
    page_size: int
    page_token: str
    query: str
    def __init__(self, query: _Optional[str] = ..., filter: _Optional[_Union[TicketFilter, _Mapping[str, object]]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class SearchTicketsResponse(_message.Message):
    __slots__ = ["hits", "next_page_token"]
    HITS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    hits: _containers.RepeatedCompositeFieldContainer[SearchHit]
    next_page_token: str
    def __init__(self, hits: _Optional[_Iterable[_Union[SearchHit, _Mapping[str, object]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class TicketFilter(_message.Message):
    __slots__ = ["account", "assignees", "categories", "channels", "created", "desks", "issue_types", "requester", "show_deleted", "statuses", "tags", "teams", "tiers", "track_states", "updated", "waiting_on"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEES_FIELD_NUMBER: _ClassVar[int]
    CATEGORIES_FIELD_NUMBER: _ClassVar[int]
    CHANNELS_FIELD_NUMBER: _ClassVar[int]
    CREATED_FIELD_NUMBER: _ClassVar[int]
    DESKS_FIELD_NUMBER: _ClassVar[int]
    ISSUE_TYPES_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    STATUSES_FIELD_NUMBER: _ClassVar[int]
    TAGS_FIELD_NUMBER: _ClassVar[int]
    TEAMS_FIELD_NUMBER: _ClassVar[int]
    TIERS_FIELD_NUMBER: _ClassVar[int]
    TRACK_STATES_FIELD_NUMBER: _ClassVar[int]
    UPDATED_FIELD_NUMBER: _ClassVar[int]
    WAITING_ON_FIELD_NUMBER: _ClassVar[int]
    account: str
    assignees: _containers.RepeatedScalarFieldContainer[str]
    categories: _containers.RepeatedScalarFieldContainer[_ticket_pb2.StatusCategory]
    channels: _containers.RepeatedScalarFieldContainer[_ticket_pb2.Channel]
    created: TimeRange
    desks: _containers.RepeatedScalarFieldContainer[str]
    issue_types: _containers.RepeatedScalarFieldContainer[str]
    requester: str
    show_deleted: bool
    statuses: _containers.RepeatedScalarFieldContainer[str]
    tags: _containers.RepeatedScalarFieldContainer[str]
    teams: _containers.RepeatedScalarFieldContainer[str]
    tiers: _containers.RepeatedScalarFieldContainer[str]
    track_states: _containers.RepeatedScalarFieldContainer[str]
    updated: TimeRange
    waiting_on: _containers.RepeatedScalarFieldContainer[_ticket_pb2.WaitingOn]
    def __init__(self, desks: _Optional[_Iterable[str]] = ..., statuses: _Optional[_Iterable[str]] = ..., categories: _Optional[_Iterable[_Union[_ticket_pb2.StatusCategory, str]]] = ..., waiting_on: _Optional[_Iterable[_Union[_ticket_pb2.WaitingOn, str]]] = ..., issue_types: _Optional[_Iterable[str]] = ..., channels: _Optional[_Iterable[_Union[_ticket_pb2.Channel, str]]] = ..., requester: _Optional[str] = ..., account: _Optional[str] = ..., created: _Optional[_Union[TimeRange, _Mapping[str, object]]] = ..., updated: _Optional[_Union[TimeRange, _Mapping[str, object]]] = ..., assignees: _Optional[_Iterable[str]] = ..., teams: _Optional[_Iterable[str]] = ..., tiers: _Optional[_Iterable[str]] = ..., tags: _Optional[_Iterable[str]] = ..., track_states: _Optional[_Iterable[str]] = ..., show_deleted: bool = ...) -> None: ...

class TicketView(_message.Message):
    __slots__ = ["desk", "filter", "name", "order_by"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    desk: str
    filter: TicketFilter
    name: str
    order_by: TicketOrder
    def __init__(self, name: _Optional[str] = ..., desk: _Optional[str] = ..., filter: _Optional[_Union[TicketFilter, _Mapping[str, object]]] = ..., order_by: _Optional[_Union[TicketOrder, str]] = ...) -> None: ...

class TimeRange(_message.Message):
    __slots__ = ["end_time", "start_time"]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    end_time: _timestamp_pb2.Timestamp
    start_time: _timestamp_pb2.Timestamp
    def __init__(self, start_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., end_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ...) -> None: ...

class TransitionTicketRequest(_message.Message):
    __slots__ = ["etag", "number", "reason", "request_id", "status", "validate_only"]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    etag: str
    number: int
    reason: str
    request_id: str
    status: str
    validate_only: bool
    def __init__(self, number: _Optional[int] = ..., status: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., validate_only: bool = ..., reason: _Optional[str] = ...) -> None: ...

class UpdateTicketRequest(_message.Message):
    __slots__ = ["request_id", "ticket", "update_mask"]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    ticket: _ticket_pb2.Ticket
    update_mask: _field_mask_pb2.FieldMask
    def __init__(self, ticket: _Optional[_Union[_ticket_pb2.Ticket, _Mapping[str, object]]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping[str, object]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class TicketOrder(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
