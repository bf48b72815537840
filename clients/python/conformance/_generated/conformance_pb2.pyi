from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DownloadRequest(_message.Message):
    __slots__ = ["failure", "is_held_open", "repeat", "sizes"]
    FAILURE_FIELD_NUMBER: _ClassVar[int]
    IS_HELD_OPEN_FIELD_NUMBER: _ClassVar[int]
    REPEAT_FIELD_NUMBER: _ClassVar[int]
    SIZES_FIELD_NUMBER: _ClassVar[int]
    failure: Failure
    is_held_open: bool
    repeat: int
    sizes: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, sizes: _Optional[_Iterable[int]] = ..., repeat: _Optional[int] = ..., failure: _Optional[_Union[Failure, _Mapping[str, object]]] = ..., is_held_open: bool = ...) -> None: ...

class DownloadResponse(_message.Message):
    __slots__ = ["index", "payload"]
    INDEX_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_FIELD_NUMBER: _ClassVar[int]
    index: int
    payload: bytes
    def __init__(self, index: _Optional[int] = ..., payload: _Optional[bytes] = ...) -> None: ...

class EchoRequest(_message.Message):
    __slots__ = ["payload", "response_bytes"]
    PAYLOAD_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_BYTES_FIELD_NUMBER: _ClassVar[int]
    payload: bytes
    response_bytes: int
    def __init__(self, payload: _Optional[bytes] = ..., response_bytes: _Optional[int] = ...) -> None: ...

class EchoResponse(_message.Message):
    __slots__ = ["metadata", "payload", "received_bytes", "remaining_nanoseconds"]
    class Pair(_message.Message):
        __slots__ = ["key", "value"]
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    METADATA_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_BYTES_FIELD_NUMBER: _ClassVar[int]
    REMAINING_NANOSECONDS_FIELD_NUMBER: _ClassVar[int]
    metadata: _containers.RepeatedCompositeFieldContainer[EchoResponse.Pair]
    payload: bytes
    received_bytes: int
    remaining_nanoseconds: int
    def __init__(self, payload: _Optional[bytes] = ..., received_bytes: _Optional[int] = ..., metadata: _Optional[_Iterable[_Union[EchoResponse.Pair, _Mapping[str, object]]]] = ..., remaining_nanoseconds: _Optional[int] = ...) -> None: ...

class FailRequest(_message.Message):
    __slots__ = ["failure"]
    FAILURE_FIELD_NUMBER: _ClassVar[int]
    failure: Failure
    def __init__(self, failure: _Optional[_Union[Failure, _Mapping[str, object]]] = ...) -> None: ...

class FailResponse(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class Failure(_message.Message):
    __slots__ = ["code", "detail_bytes", "details", "is_crash", "message"]
    class Detail(_message.Message):
        __slots__ = ["type_url", "value"]
        TYPE_URL_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        type_url: str
        value: bytes
        def __init__(self, type_url: _Optional[str] = ..., value: _Optional[bytes] = ...) -> None: ...
    CODE_FIELD_NUMBER: _ClassVar[int]
    DETAILS_FIELD_NUMBER: _ClassVar[int]
    DETAIL_BYTES_FIELD_NUMBER: _ClassVar[int]
    IS_CRASH_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    code: int
    detail_bytes: int
    details: _containers.RepeatedCompositeFieldContainer[Failure.Detail]
    is_crash: bool
    message: str
    def __init__(self, code: _Optional[int] = ..., message: _Optional[str] = ..., details: _Optional[_Iterable[_Union[Failure.Detail, _Mapping[str, object]]]] = ..., detail_bytes: _Optional[int] = ..., is_crash: bool = ...) -> None: ...

class HalfDuplexRequest(_message.Message):
    __slots__ = ["number"]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    number: int
    def __init__(self, number: _Optional[int] = ...) -> None: ...

class HalfDuplexResponse(_message.Message):
    __slots__ = ["number"]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    number: int
    def __init__(self, number: _Optional[int] = ...) -> None: ...

class ObserveRequest(_message.Message):
    __slots__ = ["cancelled_min", "mark", "returned_min", "started_min"]
    CANCELLED_MIN_FIELD_NUMBER: _ClassVar[int]
    MARK_FIELD_NUMBER: _ClassVar[int]
    RETURNED_MIN_FIELD_NUMBER: _ClassVar[int]
    STARTED_MIN_FIELD_NUMBER: _ClassVar[int]
    cancelled_min: int
    mark: str
    returned_min: int
    started_min: int
    def __init__(self, mark: _Optional[str] = ..., started_min: _Optional[int] = ..., cancelled_min: _Optional[int] = ..., returned_min: _Optional[int] = ...) -> None: ...

class ObserveResponse(_message.Message):
    __slots__ = ["cancelled", "returned", "started"]
    CANCELLED_FIELD_NUMBER: _ClassVar[int]
    RETURNED_FIELD_NUMBER: _ClassVar[int]
    STARTED_FIELD_NUMBER: _ClassVar[int]
    cancelled: int
    returned: int
    started: int
    def __init__(self, started: _Optional[int] = ..., cancelled: _Optional[int] = ..., returned: _Optional[int] = ...) -> None: ...

class PingPongRequest(_message.Message):
    __slots__ = ["failure", "is_stall", "number", "response_bytes"]
    FAILURE_FIELD_NUMBER: _ClassVar[int]
    IS_STALL_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_BYTES_FIELD_NUMBER: _ClassVar[int]
    failure: Failure
    is_stall: bool
    number: int
    response_bytes: int
    def __init__(self, number: _Optional[int] = ..., response_bytes: _Optional[int] = ..., failure: _Optional[_Union[Failure, _Mapping[str, object]]] = ..., is_stall: bool = ...) -> None: ...

class PingPongResponse(_message.Message):
    __slots__ = ["number", "payload"]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_FIELD_NUMBER: _ClassVar[int]
    number: int
    payload: bytes
    def __init__(self, number: _Optional[int] = ..., payload: _Optional[bytes] = ...) -> None: ...

class SleepRequest(_message.Message):
    __slots__ = ["duration_nanoseconds"]
    DURATION_NANOSECONDS_FIELD_NUMBER: _ClassVar[int]
    duration_nanoseconds: int
    def __init__(self, duration_nanoseconds: _Optional[int] = ...) -> None: ...

class SleepResponse(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class SumRequest(_message.Message):
    __slots__ = ["failure", "number", "payload", "reaction"]
    class Reaction(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__: list[str] = []
    FAILURE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_FIELD_NUMBER: _ClassVar[int]
    REACTION_ANSWER: SumRequest.Reaction
    REACTION_FIELD_NUMBER: _ClassVar[int]
    REACTION_STALL: SumRequest.Reaction
    REACTION_UNSPECIFIED: SumRequest.Reaction
    failure: Failure
    number: int
    payload: bytes
    reaction: SumRequest.Reaction
    def __init__(self, number: _Optional[int] = ..., payload: _Optional[bytes] = ..., reaction: _Optional[_Union[SumRequest.Reaction, str]] = ..., failure: _Optional[_Union[Failure, _Mapping[str, object]]] = ...) -> None: ...

class SumResponse(_message.Message):
    __slots__ = ["message_count", "received_bytes", "sum"]
    MESSAGE_COUNT_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_BYTES_FIELD_NUMBER: _ClassVar[int]
    SUM_FIELD_NUMBER: _ClassVar[int]
    message_count: int
    received_bytes: int
    sum: int
    def __init__(self, sum: _Optional[int] = ..., message_count: _Optional[int] = ..., received_bytes: _Optional[int] = ...) -> None: ...
