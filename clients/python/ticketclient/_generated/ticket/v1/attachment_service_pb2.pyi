from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DownloadAttachmentRequest(_message.Message):
    __slots__ = ["id", "length_bytes", "offset_bytes"]
    ID_FIELD_NUMBER: _ClassVar[int]
    LENGTH_BYTES_FIELD_NUMBER: _ClassVar[int]
    OFFSET_BYTES_FIELD_NUMBER: _ClassVar[int]
    id: str
    length_bytes: int
    offset_bytes: int
    def __init__(self, id: _Optional[str] = ..., offset_bytes: _Optional[int] = ..., length_bytes: _Optional[int] = ...) -> None: ...

class DownloadAttachmentResponse(_message.Message):
    __slots__ = ["attachment", "data"]
    ATTACHMENT_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    attachment: _ticket_pb2.Attachment
    data: bytes
    def __init__(self, attachment: _Optional[_Union[_ticket_pb2.Attachment, _Mapping[str, object]]] = ..., data: _Optional[bytes] = ...) -> None: ...

class GetAttachmentRequest(_message.Message):
    __slots__ = ["id"]
    ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    def __init__(self, id: _Optional[str] = ...) -> None: ...

class GetUploadRequest(_message.Message):
    __slots__ = ["upload_id"]
    UPLOAD_ID_FIELD_NUMBER: _ClassVar[int]
    upload_id: str
    def __init__(self, upload_id: _Optional[str] = ...) -> None: ...

class ListAttachmentsRequest(_message.Message):
    __slots__ = ["page_size", "page_token", "ticket_number"]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TICKET_NUMBER_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    ticket_number: int
    def __init__(self, ticket_number: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListAttachmentsResponse(_message.Message):
    __slots__ = ["attachments", "next_page_token"]
    ATTACHMENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    attachments: _containers.RepeatedCompositeFieldContainer[_ticket_pb2.Attachment]
    next_page_token: str
    def __init__(self, attachments: _Optional[_Iterable[_Union[_ticket_pb2.Attachment, _Mapping[str, object]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class Upload(_message.Message):
    __slots__ = ["attachment", "received_bytes", "upload_id"]
    ATTACHMENT_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_BYTES_FIELD_NUMBER: _ClassVar[int]
    UPLOAD_ID_FIELD_NUMBER: _ClassVar[int]
    attachment: _ticket_pb2.Attachment
    received_bytes: int
    upload_id: str
    def __init__(self, upload_id: _Optional[str] = ..., received_bytes: _Optional[int] = ..., attachment: _Optional[_Union[_ticket_pb2.Attachment, _Mapping[str, object]]] = ...) -> None: ...

class UploadAttachmentRequest(_message.Message):
    __slots__ = ["chunk", "start"]
    CHUNK_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    chunk: UploadChunk
    start: UploadStart
    def __init__(self, start: _Optional[_Union[UploadStart, _Mapping[str, object]]] = ..., chunk: _Optional[_Union[UploadChunk, _Mapping[str, object]]] = ...) -> None: ...

class UploadChunk(_message.Message):
    __slots__ = ["data"]
    DATA_FIELD_NUMBER: _ClassVar[int]
    data: bytes
    def __init__(self, data: _Optional[bytes] = ...) -> None: ...

class UploadStart(_message.Message):
    __slots__ = ["filename", "offset_bytes", "sha256", "size_bytes", "ticket_number", "upload_id"]
    FILENAME_FIELD_NUMBER: _ClassVar[int]
    OFFSET_BYTES_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    SIZE_BYTES_FIELD_NUMBER: _ClassVar[int]
    TICKET_NUMBER_FIELD_NUMBER: _ClassVar[int]
    UPLOAD_ID_FIELD_NUMBER: _ClassVar[int]
    filename: str
    offset_bytes: int
    sha256: bytes
    size_bytes: int
    ticket_number: int
    upload_id: str
    def __init__(self, upload_id: _Optional[str] = ..., ticket_number: _Optional[int] = ..., filename: _Optional[str] = ..., size_bytes: _Optional[int] = ..., sha256: _Optional[bytes] = ..., offset_bytes: _Optional[int] = ...) -> None: ...
