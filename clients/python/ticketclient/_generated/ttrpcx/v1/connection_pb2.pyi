from ticketclient._generated.ttrpc import ttrpc_pb2 as _ttrpc_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class HelloReply(_message.Message):
    __slots__ = ["connection_window_bytes", "features", "frame_bytes_max", "metadata_bytes_max", "metadata_pairs_max", "ping_interval_min_milliseconds", "running_calls_max", "stream_window_bytes", "version"]
    CONNECTION_WINDOW_BYTES_FIELD_NUMBER: _ClassVar[int]
    FEATURES_FIELD_NUMBER: _ClassVar[int]
    FRAME_BYTES_MAX_FIELD_NUMBER: _ClassVar[int]
    METADATA_BYTES_MAX_FIELD_NUMBER: _ClassVar[int]
    METADATA_PAIRS_MAX_FIELD_NUMBER: _ClassVar[int]
    PING_INTERVAL_MIN_MILLISECONDS_FIELD_NUMBER: _ClassVar[int]
    RUNNING_CALLS_MAX_FIELD_NUMBER: _ClassVar[int]
    STREAM_WINDOW_BYTES_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    connection_window_bytes: int
    features: _containers.RepeatedScalarFieldContainer[str]
    frame_bytes_max: int
    metadata_bytes_max: int
    metadata_pairs_max: int
    ping_interval_min_milliseconds: int
    running_calls_max: int
    stream_window_bytes: int
    version: int
    def __init__(self, version: _Optional[int] = ..., features: _Optional[_Iterable[str]] = ..., frame_bytes_max: _Optional[int] = ..., stream_window_bytes: _Optional[int] = ..., connection_window_bytes: _Optional[int] = ..., running_calls_max: _Optional[int] = ..., metadata_bytes_max: _Optional[int] = ..., metadata_pairs_max: _Optional[int] = ..., ping_interval_min_milliseconds: _Optional[int] = ...) -> None: ...

class HelloRequest(_message.Message):
    __slots__ = ["connection_window_bytes", "features", "frame_bytes_max", "stream_window_bytes", "token", "version"]
    CONNECTION_WINDOW_BYTES_FIELD_NUMBER: _ClassVar[int]
    FEATURES_FIELD_NUMBER: _ClassVar[int]
    FRAME_BYTES_MAX_FIELD_NUMBER: _ClassVar[int]
    STREAM_WINDOW_BYTES_FIELD_NUMBER: _ClassVar[int]
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    connection_window_bytes: int
    features: _containers.RepeatedScalarFieldContainer[str]
    frame_bytes_max: int
    stream_window_bytes: int
    token: str
    version: int
    def __init__(self, version: _Optional[int] = ..., features: _Optional[_Iterable[str]] = ..., frame_bytes_max: _Optional[int] = ..., stream_window_bytes: _Optional[int] = ..., connection_window_bytes: _Optional[int] = ..., token: _Optional[str] = ...) -> None: ...

class Metadata(_message.Message):
    __slots__ = ["metadata"]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    metadata: _containers.RepeatedCompositeFieldContainer[_ttrpc_pb2.KeyValue]
    def __init__(self, metadata: _Optional[_Iterable[_Union[_ttrpc_pb2.KeyValue, _Mapping[str, object]]]] = ...) -> None: ...
