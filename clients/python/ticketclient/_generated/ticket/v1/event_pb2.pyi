from google.protobuf import timestamp_pb2 as _timestamp_pb2
from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
TRANSITION_TRIGGER_AGENT_REPLY: TransitionTrigger
TRANSITION_TRIGGER_COMMAND: TransitionTrigger
TRANSITION_TRIGGER_CUSTOMER_REPLY: TransitionTrigger
TRANSITION_TRIGGER_UNSPECIFIED: TransitionTrigger

class CommentAdded(_message.Message):
    __slots__ = ["comment"]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    comment: _ticket_pb2.Comment
    def __init__(self, comment: _Optional[_Union[_ticket_pb2.Comment, _Mapping[str, object]]] = ...) -> None: ...

class Event(_message.Message):
    __slots__ = ["actor", "comment_added", "created", "cursor", "desk", "id", "revision", "ticket_number", "time", "transitioned", "updated"]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    COMMENT_ADDED_FIELD_NUMBER: _ClassVar[int]
    CREATED_FIELD_NUMBER: _ClassVar[int]
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    DESK_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    TICKET_NUMBER_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    TRANSITIONED_FIELD_NUMBER: _ClassVar[int]
    UPDATED_FIELD_NUMBER: _ClassVar[int]
    actor: _ticket_pb2.Person
    comment_added: CommentAdded
    created: TicketCreated
    cursor: str
    desk: str
    id: str
    revision: int
    ticket_number: int
    time: _timestamp_pb2.Timestamp
    transitioned: TicketTransitioned
    updated: TicketUpdated
    def __init__(self, id: _Optional[str] = ..., cursor: _Optional[str] = ..., ticket_number: _Optional[int] = ..., desk: _Optional[str] = ..., revision: _Optional[int] = ..., time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., actor: _Optional[_Union[_ticket_pb2.Person, _Mapping[str, object]]] = ..., created: _Optional[_Union[TicketCreated, _Mapping[str, object]]] = ..., updated: _Optional[_Union[TicketUpdated, _Mapping[str, object]]] = ..., transitioned: _Optional[_Union[TicketTransitioned, _Mapping[str, object]]] = ..., comment_added: _Optional[_Union[CommentAdded, _Mapping[str, object]]] = ...) -> None: ...

class FieldChange(_message.Message):
    __slots__ = ["field", "new_value", "old_value"]
    FIELD_FIELD_NUMBER: _ClassVar[int]
    NEW_VALUE_FIELD_NUMBER: _ClassVar[int]
    OLD_VALUE_FIELD_NUMBER: _ClassVar[int]
    field: str
    new_value: str
    old_value: str
    def __init__(self, field: _Optional[str] = ..., old_value: _Optional[str] = ..., new_value: _Optional[str] = ...) -> None: ...

class TicketCreated(_message.Message):
    __slots__ = ["ticket"]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    ticket: _ticket_pb2.Ticket
    def __init__(self, ticket: _Optional[_Union[_ticket_pb2.Ticket, _Mapping[str, object]]] = ...) -> None: ...

class TicketTransitioned(_message.Message):
    __slots__ = ["from_status", "to_status", "trigger"]
    FROM_STATUS_FIELD_NUMBER: _ClassVar[int]
    TO_STATUS_FIELD_NUMBER: _ClassVar[int]
    TRIGGER_FIELD_NUMBER: _ClassVar[int]
    from_status: str
    to_status: str
    trigger: TransitionTrigger
    def __init__(self, from_status: _Optional[str] = ..., to_status: _Optional[str] = ..., trigger: _Optional[_Union[TransitionTrigger, str]] = ...) -> None: ...

class TicketUpdated(_message.Message):
    __slots__ = ["changes"]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    changes: _containers.RepeatedCompositeFieldContainer[FieldChange]
    def __init__(self, changes: _Optional[_Iterable[_Union[FieldChange, _Mapping[str, object]]]] = ...) -> None: ...

class TransitionTrigger(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
