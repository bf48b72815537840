from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DeleteTicketRequest(_message.Message):
    __slots__ = ["etag", "number", "request_id"]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    etag: str
    number: int
    request_id: str
    def __init__(self, number: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class LinkTicketsRequest(_message.Message):
    __slots__ = ["etag", "kind", "number", "other_number", "request_id"]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OTHER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    etag: str
    kind: _ticket_pb2.LinkKind
    number: int
    other_number: int
    request_id: str
    def __init__(self, number: _Optional[int] = ..., other_number: _Optional[int] = ..., kind: _Optional[_Union[_ticket_pb2.LinkKind, str]] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class MergeTicketsRequest(_message.Message):
    __slots__ = ["etag", "into_number", "number", "request_id"]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    INTO_NUMBER_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    etag: str
    into_number: int
    number: int
    request_id: str
    def __init__(self, number: _Optional[int] = ..., into_number: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class MoveTicketRequest(_message.Message):
    __slots__ = ["desk", "etag", "number", "request_id", "validate_only"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    desk: str
    etag: str
    number: int
    request_id: str
    validate_only: bool
    def __init__(self, number: _Optional[int] = ..., desk: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., validate_only: bool = ...) -> None: ...

class UndeleteTicketRequest(_message.Message):
    __slots__ = ["etag", "number", "request_id"]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    etag: str
    number: int
    request_id: str
    def __init__(self, number: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UnlinkTicketsRequest(_message.Message):
    __slots__ = ["etag", "kind", "number", "other_number", "request_id"]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OTHER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    etag: str
    kind: _ticket_pb2.LinkKind
    number: int
    other_number: int
    request_id: str
    def __init__(self, number: _Optional[int] = ..., other_number: _Optional[int] = ..., kind: _Optional[_Union[_ticket_pb2.LinkKind, str]] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UnmergeTicketRequest(_message.Message):
    __slots__ = ["etag", "number", "request_id"]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    etag: str
    number: int
    request_id: str
    def __init__(self, number: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
