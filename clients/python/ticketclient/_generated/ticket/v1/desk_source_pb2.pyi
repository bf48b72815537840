from google.protobuf import timestamp_pb2 as _timestamp_pb2
from ticketclient._generated.ticket.v1 import event_pb2 as _event_pb2
from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
FINDING_SEVERITY_ERROR: FindingSeverity
FINDING_SEVERITY_UNSPECIFIED: FindingSeverity
FINDING_SEVERITY_WARNING: FindingSeverity

class DeskSource(_message.Message):
    __slots__ = ["author", "built_in", "create_time", "desk", "etag", "source", "version"]
    AUTHOR_FIELD_NUMBER: _ClassVar[int]
    BUILT_IN_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DESK_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    author: _ticket_pb2.Person
    built_in: bool
    create_time: _timestamp_pb2.Timestamp
    desk: str
    etag: str
    source: str
    version: int
    def __init__(self, desk: _Optional[str] = ..., version: _Optional[int] = ..., source: _Optional[str] = ..., etag: _Optional[str] = ..., built_in: bool = ..., author: _Optional[_Union[_ticket_pb2.Person, _Mapping[str, object]]] = ..., create_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ...) -> None: ...

class SimulateWorkflowRequest(_message.Message):
    __slots__ = ["desk", "script", "source", "start_time", "version"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    SCRIPT_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    desk: str
    script: str
    source: str
    start_time: _timestamp_pb2.Timestamp
    version: int
    def __init__(self, desk: _Optional[str] = ..., version: _Optional[int] = ..., source: _Optional[str] = ..., script: _Optional[str] = ..., start_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ...) -> None: ...

class SimulateWorkflowResponse(_message.Message):
    __slots__ = ["steps"]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    steps: _containers.RepeatedCompositeFieldContainer[SimulatedStep]
    def __init__(self, steps: _Optional[_Iterable[_Union[SimulatedStep, _Mapping[str, object]]]] = ...) -> None: ...

class SimulatedMove(_message.Message):
    __slots__ = ["status", "status_label", "trigger"]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    STATUS_LABEL_FIELD_NUMBER: _ClassVar[int]
    TRIGGER_FIELD_NUMBER: _ClassVar[int]
    status: str
    status_label: str
    trigger: _event_pb2.TransitionTrigger
    def __init__(self, status: _Optional[str] = ..., status_label: _Optional[str] = ..., trigger: _Optional[_Union[_event_pb2.TransitionTrigger, str]] = ...) -> None: ...

class SimulatedNotice(_message.Message):
    __slots__ = ["kind", "message", "recipient"]
    KIND_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    RECIPIENT_FIELD_NUMBER: _ClassVar[int]
    kind: str
    message: str
    recipient: str
    def __init__(self, kind: _Optional[str] = ..., recipient: _Optional[str] = ..., message: _Optional[str] = ...) -> None: ...

class SimulatedRefusal(_message.Message):
    __slots__ = ["legal", "message", "reason"]
    LEGAL_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    legal: _containers.RepeatedScalarFieldContainer[str]
    message: str
    reason: str
    def __init__(self, reason: _Optional[str] = ..., message: _Optional[str] = ..., legal: _Optional[_Iterable[str]] = ...) -> None: ...

class SimulatedRuleEvent(_message.Message):
    __slots__ = ["kind", "rule", "text"]
    KIND_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    kind: str
    rule: str
    text: str
    def __init__(self, rule: _Optional[str] = ..., kind: _Optional[str] = ..., text: _Optional[str] = ...) -> None: ...

class SimulatedStep(_message.Message):
    __slots__ = ["line", "moves", "notices", "refusal", "rule_events", "status", "targets", "text", "time", "timers", "tracks"]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MOVES_FIELD_NUMBER: _ClassVar[int]
    NOTICES_FIELD_NUMBER: _ClassVar[int]
    REFUSAL_FIELD_NUMBER: _ClassVar[int]
    RULE_EVENTS_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    TARGETS_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    TIMERS_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    TRACKS_FIELD_NUMBER: _ClassVar[int]
    line: int
    moves: _containers.RepeatedCompositeFieldContainer[SimulatedMove]
    notices: _containers.RepeatedCompositeFieldContainer[SimulatedNotice]
    refusal: SimulatedRefusal
    rule_events: _containers.RepeatedCompositeFieldContainer[SimulatedRuleEvent]
    status: str
    targets: _containers.RepeatedCompositeFieldContainer[_ticket_pb2.ServiceTarget]
    text: str
    time: _timestamp_pb2.Timestamp
    timers: _containers.RepeatedCompositeFieldContainer[_ticket_pb2.PendingTimer]
    tracks: _containers.RepeatedCompositeFieldContainer[_ticket_pb2.TrackState]
    def __init__(self, line: _Optional[int] = ..., text: _Optional[str] = ..., time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., status: _Optional[str] = ..., moves: _Optional[_Iterable[_Union[SimulatedMove, _Mapping[str, object]]]] = ..., tracks: _Optional[_Iterable[_Union[_ticket_pb2.TrackState, _Mapping[str, object]]]] = ..., timers: _Optional[_Iterable[_Union[_ticket_pb2.PendingTimer, _Mapping[str, object]]]] = ..., notices: _Optional[_Iterable[_Union[SimulatedNotice, _Mapping[str, object]]]] = ..., refusal: _Optional[_Union[SimulatedRefusal, _Mapping[str, object]]] = ..., rule_events: _Optional[_Iterable[_Union[SimulatedRuleEvent, _Mapping[str, object]]]] = ..., targets: _Optional[_Iterable[_Union[_ticket_pb2.ServiceTarget, _Mapping[str, object]]]] = ...) -> None: ...

class ValidateWorkflowRequest(_message.Message):
    __slots__ = ["source"]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    source: str
    def __init__(self, source: _Optional[str] = ...) -> None: ...

class ValidateWorkflowResponse(_message.Message):
    __slots__ = ["desk", "findings", "valid"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    VALID_FIELD_NUMBER: _ClassVar[int]
    desk: str
    findings: _containers.RepeatedCompositeFieldContainer[WorkflowFinding]
    valid: bool
    def __init__(self, valid: bool = ..., findings: _Optional[_Iterable[_Union[WorkflowFinding, _Mapping[str, object]]]] = ..., desk: _Optional[str] = ...) -> None: ...

class WorkflowFinding(_message.Message):
    __slots__ = ["code", "column", "line", "message", "path", "severity"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    COLUMN_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    code: str
    column: int
    line: int
    message: str
    path: str
    severity: FindingSeverity
    def __init__(self, severity: _Optional[_Union[FindingSeverity, str]] = ..., code: _Optional[str] = ..., path: _Optional[str] = ..., line: _Optional[int] = ..., column: _Optional[int] = ..., message: _Optional[str] = ...) -> None: ...

class FindingSeverity(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
