from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DeskImportChunk(_message.Message):
    __slots__ = ["data"]
    DATA_FIELD_NUMBER: _ClassVar[int]
    data: bytes
    def __init__(self, data: _Optional[bytes] = ...) -> None: ...

class DeskImportStart(_message.Message):
    __slots__ = ["request_id", "validate_only"]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    validate_only: bool
    def __init__(self, request_id: _Optional[str] = ..., validate_only: bool = ...) -> None: ...

class ExportDeskRequest(_message.Message):
    __slots__ = ["desk"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    desk: str
    def __init__(self, desk: _Optional[str] = ...) -> None: ...

class ExportDeskResponse(_message.Message):
    __slots__ = ["data", "total_bytes"]
    DATA_FIELD_NUMBER: _ClassVar[int]
    TOTAL_BYTES_FIELD_NUMBER: _ClassVar[int]
    data: bytes
    total_bytes: int
    def __init__(self, data: _Optional[bytes] = ..., total_bytes: _Optional[int] = ...) -> None: ...

class ImportDeskRequest(_message.Message):
    __slots__ = ["chunk", "start"]
    CHUNK_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    chunk: DeskImportChunk
    start: DeskImportStart
    def __init__(self, start: _Optional[_Union[DeskImportStart, _Mapping[str, object]]] = ..., chunk: _Optional[_Union[DeskImportChunk, _Mapping[str, object]]] = ...) -> None: ...

class ImportDeskResponse(_message.Message):
    __slots__ = ["attachment_bytes", "attachment_count", "comment_count", "conversation_count", "desk", "event_count", "message_count", "ticket_count", "version_count", "view_count", "vote_count"]
    ATTACHMENT_BYTES_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    COMMENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    CONVERSATION_COUNT_FIELD_NUMBER: _ClassVar[int]
    DESK_FIELD_NUMBER: _ClassVar[int]
    EVENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_COUNT_FIELD_NUMBER: _ClassVar[int]
    TICKET_COUNT_FIELD_NUMBER: _ClassVar[int]
    VERSION_COUNT_FIELD_NUMBER: _ClassVar[int]
    VIEW_COUNT_FIELD_NUMBER: _ClassVar[int]
    VOTE_COUNT_FIELD_NUMBER: _ClassVar[int]
    attachment_bytes: int
    attachment_count: int
    comment_count: int
    conversation_count: int
    desk: str
    event_count: int
    message_count: int
    ticket_count: int
    version_count: int
    view_count: int
    vote_count: int
    def __init__(self, desk: _Optional[str] = ..., version_count: _Optional[int] = ..., ticket_count: _Optional[int] = ..., event_count: _Optional[int] = ..., comment_count: _Optional[int] = ..., conversation_count: _Optional[int] = ..., message_count: _Optional[int] = ..., attachment_count: _Optional[int] = ..., attachment_bytes: _Optional[int] = ..., vote_count: _Optional[int] = ..., view_count: _Optional[int] = ...) -> None: ...
