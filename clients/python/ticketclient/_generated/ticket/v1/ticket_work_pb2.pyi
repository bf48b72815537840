from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
PARTICIPANT_RIGHT_DENIED: ParticipantRight
PARTICIPANT_RIGHT_GRANTED: ParticipantRight
PARTICIPANT_RIGHT_UNSPECIFIED: ParticipantRight

class AddParticipantRequest(_message.Message):
    __slots__ = ["admitted", "email", "etag", "notified", "number", "request_id"]
    ADMITTED_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NOTIFIED_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    admitted: ParticipantRight
    email: str
    etag: str
    notified: ParticipantRight
    number: int
    request_id: str
    def __init__(self, number: _Optional[int] = ..., email: _Optional[str] = ..., notified: _Optional[_Union[ParticipantRight, str]] = ..., admitted: _Optional[_Union[ParticipantRight, str]] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class AssignTicketRequest(_message.Message):
    __slots__ = ["assignee", "etag", "number", "request_id", "team"]
    ASSIGNEE_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    assignee: str
    etag: str
    number: int
    request_id: str
    team: str
    def __init__(self, number: _Optional[int] = ..., assignee: _Optional[str] = ..., team: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class EscalateTicketRequest(_message.Message):
    __slots__ = ["etag", "number", "reason", "request_id", "tier"]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    etag: str
    number: int
    reason: str
    request_id: str
    tier: str
    def __init__(self, number: _Optional[int] = ..., tier: _Optional[str] = ..., reason: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RateTicketRequest(_message.Message):
    __slots__ = ["etag", "number", "rating", "request_id"]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    RATING_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    etag: str
    number: int
    rating: _ticket_pb2.Rating
    request_id: str
    def __init__(self, number: _Optional[int] = ..., rating: _Optional[_Union[_ticket_pb2.Rating, _Mapping[str, object]]] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RemoveParticipantRequest(_message.Message):
    __slots__ = ["email", "etag", "number", "request_id"]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    email: str
    etag: str
    number: int
    request_id: str
    def __init__(self, number: _Optional[int] = ..., email: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class SetTrackRequest(_message.Message):
    __slots__ = ["etag", "number", "request_id", "state", "track"]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TRACK_FIELD_NUMBER: _ClassVar[int]
    etag: str
    number: int
    request_id: str
    state: str
    track: str
    def __init__(self, number: _Optional[int] = ..., track: _Optional[str] = ..., state: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ParticipantRight(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
