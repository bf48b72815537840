from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CreateServiceTokenRequest(_message.Message):
    __slots__ = ["certificate", "description", "expire_time", "request_id", "scopes", "service"]
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    EXPIRE_TIME_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SCOPES_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    certificate: str
    description: str
    expire_time: _timestamp_pb2.Timestamp
    request_id: str
    scopes: _containers.RepeatedScalarFieldContainer[str]
    service: str
    def __init__(self, service: _Optional[str] = ..., scopes: _Optional[_Iterable[str]] = ..., description: _Optional[str] = ..., expire_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., request_id: _Optional[str] = ..., certificate: _Optional[str] = ...) -> None: ...

class ListServiceTokensRequest(_message.Message):
    __slots__ = ["page_size", "page_token", "service"]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    service: str
    def __init__(self, service: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListServiceTokensResponse(_message.Message):
    __slots__ = ["next_page_token", "service_tokens"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    SERVICE_TOKENS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    service_tokens: _containers.RepeatedCompositeFieldContainer[ServiceToken]
    def __init__(self, service_tokens: _Optional[_Iterable[_Union[ServiceToken, _Mapping[str, object]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RevokeServiceTokenRequest(_message.Message):
    __slots__ = ["id"]
    ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    def __init__(self, id: _Optional[str] = ...) -> None: ...

class ServiceToken(_message.Message):
    __slots__ = ["certificate", "create_time", "creator_id", "description", "expire_time", "id", "last_use_time", "scopes", "service", "token"]
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    EXPIRE_TIME_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    LAST_USE_TIME_FIELD_NUMBER: _ClassVar[int]
    SCOPES_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    certificate: str
    create_time: _timestamp_pb2.Timestamp
    creator_id: str
    description: str
    expire_time: _timestamp_pb2.Timestamp
    id: str
    last_use_time: _timestamp_pb2.Timestamp
    scopes: _containers.RepeatedScalarFieldContainer[str]
    service: str
    token: str
    def __init__(self, id: _Optional[str] = ..., service: _Optional[str] = ..., scopes: _Optional[_Iterable[str]] = ..., description: _Optional[str] = ..., creator_id: _Optional[str] = ..., create_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., expire_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., last_use_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., token: _Optional[str] = ..., certificate: _Optional[str] = ...) -> None: ...
