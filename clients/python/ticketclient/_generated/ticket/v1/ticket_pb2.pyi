from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

CHANNEL_API: Channel
CHANNEL_APP: Channel
CHANNEL_CHAT: Channel
CHANNEL_MAIL: Channel
CHANNEL_UNSPECIFIED: Channel
DESCRIPTOR: _descriptor.FileDescriptor
ROLE_ADMIN: Role
ROLE_AGENT: Role
ROLE_REQUESTER: Role
ROLE_SERVICE: Role
ROLE_SYSTEM: Role
ROLE_UNSPECIFIED: Role
STATUS_CATEGORY_CLOSED: StatusCategory
STATUS_CATEGORY_NEW: StatusCategory
STATUS_CATEGORY_OPEN: StatusCategory
STATUS_CATEGORY_SOLVED: StatusCategory
STATUS_CATEGORY_UNSPECIFIED: StatusCategory
STATUS_CATEGORY_WAITING: StatusCategory
WAITING_ON_AGENT: WaitingOn
WAITING_ON_CUSTOMER: WaitingOn
WAITING_ON_NOBODY: WaitingOn
WAITING_ON_THIRD_PARTY: WaitingOn
WAITING_ON_UNSPECIFIED: WaitingOn

class Comment(_message.Message):
    __slots__ = ["author", "body", "channel", "create_time", "id", "reply_to", "ticket_number"]
    AUTHOR_FIELD_NUMBER: _ClassVar[int]
    BODY_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    REPLY_TO_FIELD_NUMBER: _ClassVar[int]
    TICKET_NUMBER_FIELD_NUMBER: _ClassVar[int]
    author: Person
    body: str
    channel: Channel
    create_time: _timestamp_pb2.Timestamp
    id: int
    reply_to: int
    ticket_number: int
    def __init__(self, id: _Optional[int] = ..., ticket_number: _Optional[int] = ..., body: _Optional[str] = ..., reply_to: _Optional[int] = ..., author: _Optional[_Union[Person, _Mapping[str, object]]] = ..., create_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., channel: _Optional[_Union[Channel, str]] = ...) -> None: ...

class Person(_message.Message):
    __slots__ = ["account", "email", "id", "name", "role"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    account: str
    email: str
    id: str
    name: str
    role: Role
    def __init__(self, id: _Optional[str] = ..., name: _Optional[str] = ..., email: _Optional[str] = ..., role: _Optional[_Union[Role, str]] = ..., account: _Optional[str] = ...) -> None: ...

class Ticket(_message.Message):
    __slots__ = ["account", "category", "cc_emails", "channel", "comment_count", "create_time", "description", "desk", "desk_version", "display_number", "etag", "issue_type", "issue_type_label", "locale", "number", "requester", "revision", "shared", "status", "status_label", "subject", "update_time", "waiting_on"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    CC_EMAILS_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    COMMENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    DESK_FIELD_NUMBER: _ClassVar[int]
    DESK_VERSION_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ISSUE_TYPE_FIELD_NUMBER: _ClassVar[int]
    ISSUE_TYPE_LABEL_FIELD_NUMBER: _ClassVar[int]
    LOCALE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    SHARED_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    STATUS_LABEL_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    WAITING_ON_FIELD_NUMBER: _ClassVar[int]
    account: str
    category: StatusCategory
    cc_emails: _containers.RepeatedScalarFieldContainer[str]
    channel: Channel
    comment_count: int
    create_time: _timestamp_pb2.Timestamp
    description: str
    desk: str
    desk_version: int
    display_number: str
    etag: str
    issue_type: str
    issue_type_label: str
    locale: str
    number: int
    requester: Person
    revision: int
    shared: bool
    status: str
    status_label: str
    subject: str
    update_time: _timestamp_pb2.Timestamp
    waiting_on: WaitingOn
    def __init__(self, number: _Optional[int] = ..., display_number: _Optional[str] = ..., desk: _Optional[str] = ..., subject: _Optional[str] = ..., issue_type: _Optional[str] = ..., issue_type_label: _Optional[str] = ..., description: _Optional[str] = ..., cc_emails: _Optional[_Iterable[str]] = ..., shared: bool = ..., locale: _Optional[str] = ..., channel: _Optional[_Union[Channel, str]] = ..., status: _Optional[str] = ..., status_label: _Optional[str] = ..., category: _Optional[_Union[StatusCategory, str]] = ..., waiting_on: _Optional[_Union[WaitingOn, str]] = ..., requester: _Optional[_Union[Person, _Mapping[str, object]]] = ..., account: _Optional[str] = ..., create_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., update_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., revision: _Optional[int] = ..., etag: _Optional[str] = ..., comment_count: _Optional[int] = ..., desk_version: _Optional[int] = ...) -> None: ...

class StatusCategory(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class WaitingOn(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class Role(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class Channel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
