from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class WhoAmIRequest(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class WhoAmIResponse(_message.Message):
    __slots__ = ["locale", "person", "scopes", "tenant"]
    LOCALE_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    SCOPES_FIELD_NUMBER: _ClassVar[int]
    TENANT_FIELD_NUMBER: _ClassVar[int]
    locale: str
    person: _ticket_pb2.Person
    scopes: _containers.RepeatedScalarFieldContainer[str]
    tenant: str
    def __init__(self, person: _Optional[_Union[_ticket_pb2.Person, _Mapping[str, object]]] = ..., tenant: _Optional[str] = ..., locale: _Optional[str] = ..., scopes: _Optional[_Iterable[str]] = ...) -> None: ...
