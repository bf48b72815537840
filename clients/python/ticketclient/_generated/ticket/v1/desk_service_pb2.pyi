from ticketclient._generated.ticket.v1 import desk_pb2 as _desk_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GetDeskRequest(_message.Message):
    __slots__ = ["desk"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    desk: str
    def __init__(self, desk: _Optional[str] = ...) -> None: ...

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
