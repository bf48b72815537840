from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from ticketclient._generated.ticket.v1 import desk_pb2 as _desk_pb2
from ticketclient._generated.ticket.v1 import desk_archive_pb2 as _desk_archive_pb2
from ticketclient._generated.ticket.v1 import desk_parts_pb2 as _desk_parts_pb2
from ticketclient._generated.ticket.v1 import desk_source_pb2 as _desk_source_pb2
from ticketclient._generated.ticket.v1 import service_hours_pb2 as _service_hours_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CreateDeskRequest(_message.Message):
    __slots__ = ["request_id", "source", "validate_only"]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    source: str
    validate_only: bool
    def __init__(self, source: _Optional[str] = ..., request_id: _Optional[str] = ..., validate_only: bool = ...) -> None: ...

class DeadlineInterval(_message.Message):
    __slots__ = ["counted", "end", "start"]
    COUNTED_FIELD_NUMBER: _ClassVar[int]
    END_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    counted: _duration_pb2.Duration
    end: ZonedTime
    start: ZonedTime
    def __init__(self, start: _Optional[_Union[ZonedTime, _Mapping[str, object]]] = ..., end: _Optional[_Union[ZonedTime, _Mapping[str, object]]] = ..., counted: _Optional[_Union[_duration_pb2.Duration, _Mapping[str, object]]] = ...) -> None: ...

class GetDeskRequest(_message.Message):
    __slots__ = ["desk", "version"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    desk: str
    version: int
    def __init__(self, desk: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class GetDeskSourceRequest(_message.Message):
    __slots__ = ["desk", "version"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    desk: str
    version: int
    def __init__(self, desk: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class GetServiceHoursRequest(_message.Message):
    __slots__ = ["desk", "time"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    desk: str
    time: _timestamp_pb2.Timestamp
    def __init__(self, desk: _Optional[str] = ..., time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ...) -> None: ...

class GetServiceHoursResponse(_message.Message):
    __slots__ = ["hours", "next_close", "next_open", "open", "time"]
    HOURS_FIELD_NUMBER: _ClassVar[int]
    NEXT_CLOSE_FIELD_NUMBER: _ClassVar[int]
    NEXT_OPEN_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    hours: _service_hours_pb2.ServiceHours
    next_close: ZonedTime
    next_open: ZonedTime
    open: bool
    time: ZonedTime
    def __init__(self, time: _Optional[_Union[ZonedTime, _Mapping[str, object]]] = ..., open: bool = ..., next_open: _Optional[_Union[ZonedTime, _Mapping[str, object]]] = ..., next_close: _Optional[_Union[ZonedTime, _Mapping[str, object]]] = ..., hours: _Optional[_Union[_service_hours_pb2.ServiceHours, _Mapping[str, object]]] = ...) -> None: ...

class ListDesksRequest(_message.Message):
    __slots__ = ["page_size", "page_token"]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListDesksResponse(_message.Message):
    __slots__ = ["desks", "next_page_token"]
    DESKS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    desks: _containers.RepeatedCompositeFieldContainer[_desk_pb2.Desk]
    next_page_token: str
    def __init__(self, desks: _Optional[_Iterable[_Union[_desk_pb2.Desk, _Mapping[str, object]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListIssueTypesRequest(_message.Message):
    __slots__ = ["desk", "version"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    desk: str
    version: int
    def __init__(self, desk: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class ListIssueTypesResponse(_message.Message):
    __slots__ = ["issue_types"]
    ISSUE_TYPES_FIELD_NUMBER: _ClassVar[int]
    issue_types: _containers.RepeatedCompositeFieldContainer[_desk_pb2.IssueType]
    def __init__(self, issue_types: _Optional[_Iterable[_Union[_desk_pb2.IssueType, _Mapping[str, object]]]] = ...) -> None: ...

class ListStatusesRequest(_message.Message):
    __slots__ = ["desk", "version"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    desk: str
    version: int
    def __init__(self, desk: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class ListStatusesResponse(_message.Message):
    __slots__ = ["statuses"]
    STATUSES_FIELD_NUMBER: _ClassVar[int]
    statuses: _containers.RepeatedCompositeFieldContainer[_desk_pb2.DeskStatus]
    def __init__(self, statuses: _Optional[_Iterable[_Union[_desk_pb2.DeskStatus, _Mapping[str, object]]]] = ...) -> None: ...

class PreviewDeadlineRequest(_message.Message):
    __slots__ = ["clock", "desk", "duration", "start_time"]
    CLOCK_FIELD_NUMBER: _ClassVar[int]
    DESK_FIELD_NUMBER: _ClassVar[int]
    DURATION_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    clock: _desk_parts_pb2.DeskClock
    desk: str
    duration: _duration_pb2.Duration
    start_time: _timestamp_pb2.Timestamp
    def __init__(self, desk: _Optional[str] = ..., start_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., duration: _Optional[_Union[_duration_pb2.Duration, _Mapping[str, object]]] = ..., clock: _Optional[_Union[_desk_parts_pb2.DeskClock, str]] = ...) -> None: ...

class PreviewDeadlineResponse(_message.Message):
    __slots__ = ["clock", "due", "intervals", "omitted_interval_count", "start", "zone"]
    CLOCK_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    INTERVALS_FIELD_NUMBER: _ClassVar[int]
    OMITTED_INTERVAL_COUNT_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    ZONE_FIELD_NUMBER: _ClassVar[int]
    clock: _desk_parts_pb2.DeskClock
    due: ZonedTime
    intervals: _containers.RepeatedCompositeFieldContainer[DeadlineInterval]
    omitted_interval_count: int
    start: ZonedTime
    zone: str
    def __init__(self, start: _Optional[_Union[ZonedTime, _Mapping[str, object]]] = ..., due: _Optional[_Union[ZonedTime, _Mapping[str, object]]] = ..., clock: _Optional[_Union[_desk_parts_pb2.DeskClock, str]] = ..., zone: _Optional[str] = ..., intervals: _Optional[_Iterable[_Union[DeadlineInterval, _Mapping[str, object]]]] = ..., omitted_interval_count: _Optional[int] = ...) -> None: ...

class UpdateDeskRequest(_message.Message):
    __slots__ = ["desk", "etag", "request_id", "source", "validate_only"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    desk: str
    etag: str
    request_id: str
    source: str
    validate_only: bool
    def __init__(self, desk: _Optional[str] = ..., source: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., validate_only: bool = ...) -> None: ...

class ZonedTime(_message.Message):
    __slots__ = ["local_time", "time"]
    LOCAL_TIME_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    local_time: str
    time: _timestamp_pb2.Timestamp
    def __init__(self, time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., local_time: _Optional[str] = ...) -> None: ...
