from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Desk(_message.Message):
    __slots__ = ["channels", "default_locale", "display_name", "initial_status", "issue_types", "key", "limits", "locales", "statuses", "support_contacts", "transitions", "version"]
    CHANNELS_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_LOCALE_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    INITIAL_STATUS_FIELD_NUMBER: _ClassVar[int]
    ISSUE_TYPES_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    LIMITS_FIELD_NUMBER: _ClassVar[int]
    LOCALES_FIELD_NUMBER: _ClassVar[int]
    STATUSES_FIELD_NUMBER: _ClassVar[int]
    SUPPORT_CONTACTS_FIELD_NUMBER: _ClassVar[int]
    TRANSITIONS_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    channels: _containers.RepeatedScalarFieldContainer[_ticket_pb2.Channel]
    default_locale: str
    display_name: str
    initial_status: str
    issue_types: _containers.RepeatedCompositeFieldContainer[IssueType]
    key: str
    limits: DeskLimits
    locales: _containers.RepeatedScalarFieldContainer[str]
    statuses: _containers.RepeatedCompositeFieldContainer[DeskStatus]
    support_contacts: _containers.RepeatedCompositeFieldContainer[SupportContact]
    transitions: _containers.RepeatedCompositeFieldContainer[DeskTransition]
    version: int
    def __init__(self, key: _Optional[str] = ..., display_name: _Optional[str] = ..., version: _Optional[int] = ..., default_locale: _Optional[str] = ..., locales: _Optional[_Iterable[str]] = ..., channels: _Optional[_Iterable[_Union[_ticket_pb2.Channel, str]]] = ..., initial_status: _Optional[str] = ..., statuses: _Optional[_Iterable[_Union[DeskStatus, _Mapping[str, object]]]] = ..., transitions: _Optional[_Iterable[_Union[DeskTransition, _Mapping[str, object]]]] = ..., issue_types: _Optional[_Iterable[_Union[IssueType, _Mapping[str, object]]]] = ..., limits: _Optional[_Union[DeskLimits, _Mapping[str, object]]] = ..., support_contacts: _Optional[_Iterable[_Union[SupportContact, _Mapping[str, object]]]] = ...) -> None: ...

class DeskLimits(_message.Message):
    __slots__ = ["body_bytes_max", "cc_emails_max", "subject_scalars_max"]
    BODY_BYTES_MAX_FIELD_NUMBER: _ClassVar[int]
    CC_EMAILS_MAX_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_SCALARS_MAX_FIELD_NUMBER: _ClassVar[int]
    body_bytes_max: int
    cc_emails_max: int
    subject_scalars_max: int
    def __init__(self, subject_scalars_max: _Optional[int] = ..., body_bytes_max: _Optional[int] = ..., cc_emails_max: _Optional[int] = ...) -> None: ...

class DeskStatus(_message.Message):
    __slots__ = ["category", "description", "key", "label", "labels", "terminal", "waiting_on"]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_FIELD_NUMBER: _ClassVar[int]
    WAITING_ON_FIELD_NUMBER: _ClassVar[int]
    category: _ticket_pb2.StatusCategory
    description: str
    key: str
    label: str
    labels: _containers.RepeatedCompositeFieldContainer[LocalizedText]
    terminal: bool
    waiting_on: _ticket_pb2.WaitingOn
    def __init__(self, key: _Optional[str] = ..., label: _Optional[str] = ..., description: _Optional[str] = ..., labels: _Optional[_Iterable[_Union[LocalizedText, _Mapping[str, object]]]] = ..., category: _Optional[_Union[_ticket_pb2.StatusCategory, str]] = ..., waiting_on: _Optional[_Union[_ticket_pb2.WaitingOn, str]] = ..., terminal: bool = ...) -> None: ...

class DeskTransition(_message.Message):
    __slots__ = ["action_label", "from_status", "on_agent_reply", "on_customer_reply", "roles", "to_status"]
    ACTION_LABEL_FIELD_NUMBER: _ClassVar[int]
    FROM_STATUS_FIELD_NUMBER: _ClassVar[int]
    ON_AGENT_REPLY_FIELD_NUMBER: _ClassVar[int]
    ON_CUSTOMER_REPLY_FIELD_NUMBER: _ClassVar[int]
    ROLES_FIELD_NUMBER: _ClassVar[int]
    TO_STATUS_FIELD_NUMBER: _ClassVar[int]
    action_label: str
    from_status: str
    on_agent_reply: bool
    on_customer_reply: bool
    roles: _containers.RepeatedScalarFieldContainer[_ticket_pb2.Role]
    to_status: str
    def __init__(self, from_status: _Optional[str] = ..., to_status: _Optional[str] = ..., roles: _Optional[_Iterable[_Union[_ticket_pb2.Role, str]]] = ..., action_label: _Optional[str] = ..., on_customer_reply: bool = ..., on_agent_reply: bool = ...) -> None: ...

class IssueType(_message.Message):
    __slots__ = ["fallback", "key", "label", "labels"]
    FALLBACK_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    fallback: bool
    key: str
    label: str
    labels: _containers.RepeatedCompositeFieldContainer[LocalizedText]
    def __init__(self, key: _Optional[str] = ..., label: _Optional[str] = ..., labels: _Optional[_Iterable[_Union[LocalizedText, _Mapping[str, object]]]] = ..., fallback: bool = ...) -> None: ...

class LocalizedText(_message.Message):
    __slots__ = ["locale", "text"]
    LOCALE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    locale: str
    text: str
    def __init__(self, locale: _Optional[str] = ..., text: _Optional[str] = ...) -> None: ...

class SupportContact(_message.Message):
    __slots__ = ["address", "display_name", "kind"]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    address: str
    display_name: str
    kind: str
    def __init__(self, display_name: _Optional[str] = ..., kind: _Optional[str] = ..., address: _Optional[str] = ...) -> None: ...
