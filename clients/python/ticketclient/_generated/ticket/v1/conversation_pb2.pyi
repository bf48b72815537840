from google.protobuf import timestamp_pb2 as _timestamp_pb2
from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

CONVERSATION_STATE_CLOSED: ConversationState
CONVERSATION_STATE_OPEN: ConversationState
CONVERSATION_STATE_UNSPECIFIED: ConversationState
DESCRIPTOR: _descriptor.FileDescriptor

class Conversation(_message.Message):
    __slots__ = ["cc_emails", "channel", "create_time", "desk", "id", "locale", "notice", "requester", "service_resume_time", "state", "subject", "ticket_number", "update_time"]
    CC_EMAILS_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DESK_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    LOCALE_FIELD_NUMBER: _ClassVar[int]
    NOTICE_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_FIELD_NUMBER: _ClassVar[int]
    SERVICE_RESUME_TIME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    TICKET_NUMBER_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    cc_emails: _containers.RepeatedScalarFieldContainer[str]
    channel: _ticket_pb2.Channel
    create_time: _timestamp_pb2.Timestamp
    desk: str
    id: str
    locale: str
    notice: str
    requester: _ticket_pb2.Person
    service_resume_time: _timestamp_pb2.Timestamp
    state: ConversationState
    subject: str
    ticket_number: int
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, id: _Optional[str] = ..., desk: _Optional[str] = ..., subject: _Optional[str] = ..., requester: _Optional[_Union[_ticket_pb2.Person, _Mapping[str, object]]] = ..., state: _Optional[_Union[ConversationState, str]] = ..., ticket_number: _Optional[int] = ..., create_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., update_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., service_resume_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., notice: _Optional[str] = ..., locale: _Optional[str] = ..., channel: _Optional[_Union[_ticket_pb2.Channel, str]] = ..., cc_emails: _Optional[_Iterable[str]] = ...) -> None: ...

class Message(_message.Message):
    __slots__ = ["attachments", "author", "body", "channel", "conversation_id", "create_time", "id"]
    ATTACHMENTS_FIELD_NUMBER: _ClassVar[int]
    AUTHOR_FIELD_NUMBER: _ClassVar[int]
    BODY_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    attachments: _containers.RepeatedCompositeFieldContainer[_ticket_pb2.Attachment]
    author: _ticket_pb2.Person
    body: str
    channel: _ticket_pb2.Channel
    conversation_id: str
    create_time: _timestamp_pb2.Timestamp
    id: int
    def __init__(self, id: _Optional[int] = ..., conversation_id: _Optional[str] = ..., author: _Optional[_Union[_ticket_pb2.Person, _Mapping[str, object]]] = ..., body: _Optional[str] = ..., create_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., channel: _Optional[_Union[_ticket_pb2.Channel, str]] = ..., attachments: _Optional[_Iterable[_Union[_ticket_pb2.Attachment, _Mapping[str, object]]]] = ...) -> None: ...

class ConversationState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
