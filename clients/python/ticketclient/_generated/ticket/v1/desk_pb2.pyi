from google.protobuf import duration_pb2 as _duration_pb2
from ticketclient._generated.ticket.v1 import desk_parts_pb2 as _desk_parts_pb2
from ticketclient._generated.ticket.v1 import event_pb2 as _event_pb2
from ticketclient._generated.ticket.v1 import service_hours_pb2 as _service_hours_pb2
from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Desk(_message.Message):
    __slots__ = ["cc", "channels", "chat", "creators", "default_locale", "display_name", "etag", "fields", "hours", "initial_status", "issue_types", "key", "limits", "locales", "messages", "number_prefix", "rating", "required_locales", "sharing", "status_maps", "statuses", "support_contacts", "teams", "tells_requester", "tiers", "timers", "tracks", "transitions", "version", "visibility"]
    CC_FIELD_NUMBER: _ClassVar[int]
    CHANNELS_FIELD_NUMBER: _ClassVar[int]
    CHAT_FIELD_NUMBER: _ClassVar[int]
    CREATORS_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_LOCALE_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    HOURS_FIELD_NUMBER: _ClassVar[int]
    INITIAL_STATUS_FIELD_NUMBER: _ClassVar[int]
    ISSUE_TYPES_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    LIMITS_FIELD_NUMBER: _ClassVar[int]
    LOCALES_FIELD_NUMBER: _ClassVar[int]
    MESSAGES_FIELD_NUMBER: _ClassVar[int]
    NUMBER_PREFIX_FIELD_NUMBER: _ClassVar[int]
    RATING_FIELD_NUMBER: _ClassVar[int]
    REQUIRED_LOCALES_FIELD_NUMBER: _ClassVar[int]
    SHARING_FIELD_NUMBER: _ClassVar[int]
    STATUSES_FIELD_NUMBER: _ClassVar[int]
    STATUS_MAPS_FIELD_NUMBER: _ClassVar[int]
    SUPPORT_CONTACTS_FIELD_NUMBER: _ClassVar[int]
    TEAMS_FIELD_NUMBER: _ClassVar[int]
    TELLS_REQUESTER_FIELD_NUMBER: _ClassVar[int]
    TIERS_FIELD_NUMBER: _ClassVar[int]
    TIMERS_FIELD_NUMBER: _ClassVar[int]
    TRACKS_FIELD_NUMBER: _ClassVar[int]
    TRANSITIONS_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    VISIBILITY_FIELD_NUMBER: _ClassVar[int]
    cc: _desk_parts_pb2.DeskCCPolicy
    channels: _containers.RepeatedScalarFieldContainer[_ticket_pb2.Channel]
    chat: _desk_parts_pb2.DeskChatPolicy
    creators: _containers.RepeatedScalarFieldContainer[_ticket_pb2.Role]
    default_locale: str
    display_name: str
    etag: str
    fields: _containers.RepeatedCompositeFieldContainer[_desk_parts_pb2.DeskField]
    hours: _service_hours_pb2.ServiceHours
    initial_status: str
    issue_types: _containers.RepeatedCompositeFieldContainer[IssueType]
    key: str
    limits: DeskLimits
    locales: _containers.RepeatedScalarFieldContainer[str]
    messages: _containers.RepeatedCompositeFieldContainer[_desk_parts_pb2.DeskLabel]
    number_prefix: str
    rating: _desk_parts_pb2.DeskRatingPolicy
    required_locales: _containers.RepeatedScalarFieldContainer[str]
    sharing: bool
    status_maps: _containers.RepeatedCompositeFieldContainer[_desk_parts_pb2.DeskStatusMap]
    statuses: _containers.RepeatedCompositeFieldContainer[DeskStatus]
    support_contacts: _containers.RepeatedCompositeFieldContainer[SupportContact]
    teams: _containers.RepeatedCompositeFieldContainer[_desk_parts_pb2.DeskLabel]
    tells_requester: bool
    tiers: _containers.RepeatedCompositeFieldContainer[_desk_parts_pb2.DeskLabel]
    timers: _containers.RepeatedCompositeFieldContainer[_desk_parts_pb2.DeskTimer]
    tracks: _containers.RepeatedCompositeFieldContainer[_desk_parts_pb2.DeskTrack]
    transitions: _containers.RepeatedCompositeFieldContainer[DeskTransition]
    version: int
    visibility: _desk_parts_pb2.DeskVisibilityPolicy
    def __init__(self, key: _Optional[str] = ..., display_name: _Optional[str] = ..., version: _Optional[int] = ..., default_locale: _Optional[str] = ..., locales: _Optional[_Iterable[str]] = ..., channels: _Optional[_Iterable[_Union[_ticket_pb2.Channel, str]]] = ..., initial_status: _Optional[str] = ..., statuses: _Optional[_Iterable[_Union[DeskStatus, _Mapping[str, object]]]] = ..., transitions: _Optional[_Iterable[_Union[DeskTransition, _Mapping[str, object]]]] = ..., issue_types: _Optional[_Iterable[_Union[IssueType, _Mapping[str, object]]]] = ..., limits: _Optional[_Union[DeskLimits, _Mapping[str, object]]] = ..., support_contacts: _Optional[_Iterable[_Union[SupportContact, _Mapping[str, object]]]] = ..., number_prefix: _Optional[str] = ..., sharing: bool = ..., creators: _Optional[_Iterable[_Union[_ticket_pb2.Role, str]]] = ..., visibility: _Optional[_Union[_desk_parts_pb2.DeskVisibilityPolicy, _Mapping[str, object]]] = ..., cc: _Optional[_Union[_desk_parts_pb2.DeskCCPolicy, _Mapping[str, object]]] = ..., tells_requester: bool = ..., rating: _Optional[_Union[_desk_parts_pb2.DeskRatingPolicy, _Mapping[str, object]]] = ..., tracks: _Optional[_Iterable[_Union[_desk_parts_pb2.DeskTrack, _Mapping[str, object]]]] = ..., timers: _Optional[_Iterable[_Union[_desk_parts_pb2.DeskTimer, _Mapping[str, object]]]] = ..., tiers: _Optional[_Iterable[_Union[_desk_parts_pb2.DeskLabel, _Mapping[str, object]]]] = ..., teams: _Optional[_Iterable[_Union[_desk_parts_pb2.DeskLabel, _Mapping[str, object]]]] = ..., fields: _Optional[_Iterable[_Union[_desk_parts_pb2.DeskField, _Mapping[str, object]]]] = ..., hours: _Optional[_Union[_service_hours_pb2.ServiceHours, _Mapping[str, object]]] = ..., messages: _Optional[_Iterable[_Union[_desk_parts_pb2.DeskLabel, _Mapping[str, object]]]] = ..., status_maps: _Optional[_Iterable[_Union[_desk_parts_pb2.DeskStatusMap, _Mapping[str, object]]]] = ..., required_locales: _Optional[_Iterable[str]] = ..., etag: _Optional[str] = ..., chat: _Optional[_Union[_desk_parts_pb2.DeskChatPolicy, _Mapping[str, object]]] = ...) -> None: ...

class DeskLimits(_message.Message):
    __slots__ = ["attachment_bytes_max", "attachments_max", "body_bytes_max", "cc_emails_max", "subject_scalars_max"]
    ATTACHMENTS_MAX_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENT_BYTES_MAX_FIELD_NUMBER: _ClassVar[int]
    BODY_BYTES_MAX_FIELD_NUMBER: _ClassVar[int]
    CC_EMAILS_MAX_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_SCALARS_MAX_FIELD_NUMBER: _ClassVar[int]
    attachment_bytes_max: int
    attachments_max: int
    body_bytes_max: int
    cc_emails_max: int
    subject_scalars_max: int
    def __init__(self, subject_scalars_max: _Optional[int] = ..., body_bytes_max: _Optional[int] = ..., cc_emails_max: _Optional[int] = ..., attachment_bytes_max: _Optional[int] = ..., attachments_max: _Optional[int] = ...) -> None: ...

class DeskStatus(_message.Message):
    __slots__ = ["agent_labels", "agent_reply", "category", "customer_reply", "customers_see", "description", "key", "label", "labels", "late_reply", "reply_window", "terminal", "waiting_on"]
    AGENT_LABELS_FIELD_NUMBER: _ClassVar[int]
    AGENT_REPLY_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMERS_SEE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_REPLY_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    LATE_REPLY_FIELD_NUMBER: _ClassVar[int]
    REPLY_WINDOW_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_FIELD_NUMBER: _ClassVar[int]
    WAITING_ON_FIELD_NUMBER: _ClassVar[int]
    agent_labels: _containers.RepeatedCompositeFieldContainer[_desk_parts_pb2.LocalizedText]
    agent_reply: _desk_parts_pb2.DeskReplyPolicy
    category: _ticket_pb2.StatusCategory
    customer_reply: _desk_parts_pb2.DeskReplyPolicy
    customers_see: str
    description: str
    key: str
    label: str
    labels: _containers.RepeatedCompositeFieldContainer[_desk_parts_pb2.LocalizedText]
    late_reply: _desk_parts_pb2.DeskReplyPolicy
    reply_window: _duration_pb2.Duration
    terminal: bool
    waiting_on: _ticket_pb2.WaitingOn
    def __init__(self, key: _Optional[str] = ..., label: _Optional[str] = ..., description: _Optional[str] = ..., labels: _Optional[_Iterable[_Union[_desk_parts_pb2.LocalizedText, _Mapping[str, object]]]] = ..., category: _Optional[_Union[_ticket_pb2.StatusCategory, str]] = ..., waiting_on: _Optional[_Union[_ticket_pb2.WaitingOn, str]] = ..., terminal: bool = ..., agent_labels: _Optional[_Iterable[_Union[_desk_parts_pb2.LocalizedText, _Mapping[str, object]]]] = ..., customers_see: _Optional[str] = ..., customer_reply: _Optional[_Union[_desk_parts_pb2.DeskReplyPolicy, str]] = ..., agent_reply: _Optional[_Union[_desk_parts_pb2.DeskReplyPolicy, str]] = ..., reply_window: _Optional[_Union[_duration_pb2.Duration, _Mapping[str, object]]] = ..., late_reply: _Optional[_Union[_desk_parts_pb2.DeskReplyPolicy, str]] = ...) -> None: ...

class DeskTransition(_message.Message):
    __slots__ = ["action_label", "action_labels", "effects", "from_status", "guards", "on_agent_reply", "on_customer_reply", "roles", "to_status", "triggers"]
    ACTION_LABELS_FIELD_NUMBER: _ClassVar[int]
    ACTION_LABEL_FIELD_NUMBER: _ClassVar[int]
    EFFECTS_FIELD_NUMBER: _ClassVar[int]
    FROM_STATUS_FIELD_NUMBER: _ClassVar[int]
    GUARDS_FIELD_NUMBER: _ClassVar[int]
    ON_AGENT_REPLY_FIELD_NUMBER: _ClassVar[int]
    ON_CUSTOMER_REPLY_FIELD_NUMBER: _ClassVar[int]
    ROLES_FIELD_NUMBER: _ClassVar[int]
    TO_STATUS_FIELD_NUMBER: _ClassVar[int]
    TRIGGERS_FIELD_NUMBER: _ClassVar[int]
    action_label: str
    action_labels: _containers.RepeatedCompositeFieldContainer[_desk_parts_pb2.LocalizedText]
    effects: _containers.RepeatedCompositeFieldContainer[_desk_parts_pb2.DeskEffect]
    from_status: str
    guards: _containers.RepeatedCompositeFieldContainer[_desk_parts_pb2.DeskGuard]
    on_agent_reply: bool
    on_customer_reply: bool
    roles: _containers.RepeatedScalarFieldContainer[_ticket_pb2.Role]
    to_status: str
    triggers: _containers.RepeatedScalarFieldContainer[_event_pb2.TransitionTrigger]
    def __init__(self, from_status: _Optional[str] = ..., to_status: _Optional[str] = ..., roles: _Optional[_Iterable[_Union[_ticket_pb2.Role, str]]] = ..., action_label: _Optional[str] = ..., on_customer_reply: bool = ..., on_agent_reply: bool = ..., triggers: _Optional[_Iterable[_Union[_event_pb2.TransitionTrigger, str]]] = ..., guards: _Optional[_Iterable[_Union[_desk_parts_pb2.DeskGuard, _Mapping[str, object]]]] = ..., effects: _Optional[_Iterable[_Union[_desk_parts_pb2.DeskEffect, _Mapping[str, object]]]] = ..., action_labels: _Optional[_Iterable[_Union[_desk_parts_pb2.LocalizedText, _Mapping[str, object]]]] = ...) -> None: ...

class IssueType(_message.Message):
    __slots__ = ["fallback", "key", "label", "labels"]
    FALLBACK_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    fallback: bool
    key: str
    label: str
    labels: _containers.RepeatedCompositeFieldContainer[_desk_parts_pb2.LocalizedText]
    def __init__(self, key: _Optional[str] = ..., label: _Optional[str] = ..., labels: _Optional[_Iterable[_Union[_desk_parts_pb2.LocalizedText, _Mapping[str, object]]]] = ..., fallback: bool = ...) -> None: ...

class SupportContact(_message.Message):
    __slots__ = ["address", "display_name", "kind"]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    address: str
    display_name: str
    kind: str
    def __init__(self, display_name: _Optional[str] = ..., kind: _Optional[str] = ..., address: _Optional[str] = ...) -> None: ...
