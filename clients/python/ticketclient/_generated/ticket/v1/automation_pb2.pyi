from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
SERVICE_TARGET_CLOCK_SERVICE_HOURS: ServiceTargetClock
SERVICE_TARGET_CLOCK_UNSPECIFIED: ServiceTargetClock
SERVICE_TARGET_CLOCK_WALL: ServiceTargetClock

class ApplyMacroRequest(_message.Message):
    __slots__ = ["etag", "macro", "number", "request_id", "validate_only"]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    MACRO_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    etag: str
    macro: str
    number: int
    request_id: str
    validate_only: bool
    def __init__(self, number: _Optional[int] = ..., macro: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., validate_only: bool = ...) -> None: ...

class ApplyMacroResponse(_message.Message):
    __slots__ = ["comment", "ticket"]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    comment: _ticket_pb2.Comment
    ticket: _ticket_pb2.Ticket
    def __init__(self, ticket: _Optional[_Union[_ticket_pb2.Ticket, _Mapping[str, object]]] = ..., comment: _Optional[_Union[_ticket_pb2.Comment, _Mapping[str, object]]] = ...) -> None: ...

class CannedResponse(_message.Message):
    __slots__ = ["key", "label", "text"]
    KEY_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    key: str
    label: str
    text: str
    def __init__(self, key: _Optional[str] = ..., label: _Optional[str] = ..., text: _Optional[str] = ...) -> None: ...

class ExplainTargetRequest(_message.Message):
    __slots__ = ["kind", "number"]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    kind: _ticket_pb2.ServiceTargetKind
    number: int
    def __init__(self, number: _Optional[int] = ..., kind: _Optional[_Union[_ticket_pb2.ServiceTargetKind, str]] = ...) -> None: ...

class ExplainTargetResponse(_message.Message):
    __slots__ = ["clock", "counted", "omitted_step_count", "promised", "start_time", "steps", "target"]
    CLOCK_FIELD_NUMBER: _ClassVar[int]
    COUNTED_FIELD_NUMBER: _ClassVar[int]
    OMITTED_STEP_COUNT_FIELD_NUMBER: _ClassVar[int]
    PROMISED_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    clock: ServiceTargetClock
    counted: _duration_pb2.Duration
    omitted_step_count: int
    promised: _duration_pb2.Duration
    start_time: _timestamp_pb2.Timestamp
    steps: _containers.RepeatedCompositeFieldContainer[ServiceTargetStep]
    target: _ticket_pb2.ServiceTarget
    def __init__(self, target: _Optional[_Union[_ticket_pb2.ServiceTarget, _Mapping[str, object]]] = ..., promised: _Optional[_Union[_duration_pb2.Duration, _Mapping[str, object]]] = ..., clock: _Optional[_Union[ServiceTargetClock, str]] = ..., start_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., counted: _Optional[_Union[_duration_pb2.Duration, _Mapping[str, object]]] = ..., steps: _Optional[_Iterable[_Union[ServiceTargetStep, _Mapping[str, object]]]] = ..., omitted_step_count: _Optional[int] = ...) -> None: ...

class ListCannedResponsesRequest(_message.Message):
    __slots__ = ["desk", "page_size", "page_token"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    desk: str
    page_size: int
    page_token: str
    def __init__(self, desk: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListCannedResponsesResponse(_message.Message):
    __slots__ = ["canned_responses", "next_page_token"]
    CANNED_RESPONSES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    canned_responses: _containers.RepeatedCompositeFieldContainer[CannedResponse]
    next_page_token: str
    def __init__(self, canned_responses: _Optional[_Iterable[_Union[CannedResponse, _Mapping[str, object]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListMacrosRequest(_message.Message):
    __slots__ = ["desk", "page_size", "page_token"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    desk: str
    page_size: int
    page_token: str
    def __init__(self, desk: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListMacrosResponse(_message.Message):
    __slots__ = ["macros", "next_page_token"]
    MACROS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    macros: _containers.RepeatedCompositeFieldContainer[Macro]
    next_page_token: str
    def __init__(self, macros: _Optional[_Iterable[_Union[Macro, _Mapping[str, object]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class Macro(_message.Message):
    __slots__ = ["actions", "key", "label"]
    ACTIONS_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    actions: _containers.RepeatedScalarFieldContainer[str]
    key: str
    label: str
    def __init__(self, key: _Optional[str] = ..., label: _Optional[str] = ..., actions: _Optional[_Iterable[str]] = ...) -> None: ...

class RenderCannedResponseRequest(_message.Message):
    __slots__ = ["canned_response", "number"]
    CANNED_RESPONSE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    canned_response: str
    number: int
    def __init__(self, number: _Optional[int] = ..., canned_response: _Optional[str] = ...) -> None: ...

class RenderCannedResponseResponse(_message.Message):
    __slots__ = ["text"]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    text: str
    def __init__(self, text: _Optional[str] = ...) -> None: ...

class ServiceTargetStep(_message.Message):
    __slots__ = ["counted", "end_time", "start_time"]
    COUNTED_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    counted: bool
    end_time: _timestamp_pb2.Timestamp
    start_time: _timestamp_pb2.Timestamp
    def __init__(self, counted: bool = ..., start_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., end_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ...) -> None: ...

class ServiceTargetClock(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
