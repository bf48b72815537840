from ticketclient._generated.google.rpc import status_pb2 as _status_pb2
from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class BatchGetTicketsRequest(_message.Message):
    __slots__ = ["numbers"]
    NUMBERS_FIELD_NUMBER: _ClassVar[int]
    numbers: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, numbers: _Optional[_Iterable[int]] = ...) -> None: ...

class BatchGetTicketsResponse(_message.Message):
    __slots__ = ["missing_numbers", "tickets"]
    MISSING_NUMBERS_FIELD_NUMBER: _ClassVar[int]
    TICKETS_FIELD_NUMBER: _ClassVar[int]
    missing_numbers: _containers.RepeatedScalarFieldContainer[int]
    tickets: _containers.RepeatedCompositeFieldContainer[_ticket_pb2.Ticket]
    def __init__(self, tickets: _Optional[_Iterable[_Union[_ticket_pb2.Ticket, _Mapping[str, object]]]] = ..., missing_numbers: _Optional[_Iterable[int]] = ...) -> None: ...

class BulkResult(_message.Message):
    __slots__ = ["error", "number", "ticket"]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    error: _status_pb2.Status
    number: int
    ticket: _ticket_pb2.Ticket
    def __init__(self, number: _Optional[int] = ..., ticket: _Optional[_Union[_ticket_pb2.Ticket, _Mapping[str, object]]] = ..., error: _Optional[_Union[_status_pb2.Status, _Mapping[str, object]]] = ...) -> None: ...

class BulkTransitionTicketsRequest(_message.Message):
    __slots__ = ["numbers", "reason", "request_id", "status", "validate_only"]
    NUMBERS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    numbers: _containers.RepeatedScalarFieldContainer[int]
    reason: str
    request_id: str
    status: str
    validate_only: bool
    def __init__(self, numbers: _Optional[_Iterable[int]] = ..., status: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ..., validate_only: bool = ...) -> None: ...

class BulkTransitionTicketsResponse(_message.Message):
    __slots__ = ["results"]
    RESULTS_FIELD_NUMBER: _ClassVar[int]
    results: _containers.RepeatedCompositeFieldContainer[BulkResult]
    def __init__(self, results: _Optional[_Iterable[_Union[BulkResult, _Mapping[str, object]]]] = ...) -> None: ...

class MigrateTicketsRequest(_message.Message):
    __slots__ = ["desk", "page_size", "page_token", "request_id", "status_map", "validate_only"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    STATUS_MAP_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    desk: str
    page_size: int
    page_token: str
    request_id: str
    status_map: _containers.RepeatedCompositeFieldContainer[StatusMapping]
    validate_only: bool
    def __init__(self, desk: _Optional[str] = ..., status_map: _Optional[_Iterable[_Union[StatusMapping, _Mapping[str, object]]]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., validate_only: bool = ..., request_id: _Optional[str] = ...) -> None: ...

class MigrateTicketsResponse(_message.Message):
    __slots__ = ["desk_version", "failures", "migrated_count", "moves", "next_page_token", "unmapped_statuses"]
    DESK_VERSION_FIELD_NUMBER: _ClassVar[int]
    FAILURES_FIELD_NUMBER: _ClassVar[int]
    MIGRATED_COUNT_FIELD_NUMBER: _ClassVar[int]
    MOVES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    UNMAPPED_STATUSES_FIELD_NUMBER: _ClassVar[int]
    desk_version: int
    failures: _containers.RepeatedCompositeFieldContainer[BulkResult]
    migrated_count: int
    moves: _containers.RepeatedCompositeFieldContainer[StatusMove]
    next_page_token: str
    unmapped_statuses: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, desk_version: _Optional[int] = ..., migrated_count: _Optional[int] = ..., moves: _Optional[_Iterable[_Union[StatusMove, _Mapping[str, object]]]] = ..., unmapped_statuses: _Optional[_Iterable[str]] = ..., failures: _Optional[_Iterable[_Union[BulkResult, _Mapping[str, object]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class StatusMapping(_message.Message):
    __slots__ = ["from_status", "to_status"]
    FROM_STATUS_FIELD_NUMBER: _ClassVar[int]
    TO_STATUS_FIELD_NUMBER: _ClassVar[int]
    from_status: str
    to_status: str
    def __init__(self, from_status: _Optional[str] = ..., to_status: _Optional[str] = ...) -> None: ...

class StatusMove(_message.Message):
    __slots__ = ["count", "from_status", "to_status"]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    FROM_STATUS_FIELD_NUMBER: _ClassVar[int]
    TO_STATUS_FIELD_NUMBER: _ClassVar[int]
    count: int
    from_status: str
    to_status: str
    def __init__(self, from_status: _Optional[str] = ..., to_status: _Optional[str] = ..., count: _Optional[int] = ...) -> None: ...
