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
LINK_KIND_CHILD_OF: LinkKind
LINK_KIND_FOLLOWED_UP_BY: LinkKind
LINK_KIND_FOLLOWS_UP: LinkKind
LINK_KIND_PARENT_OF: LinkKind
LINK_KIND_RELATED: LinkKind
LINK_KIND_UNSPECIFIED: LinkKind
ROLE_ADMIN: Role
ROLE_AGENT: Role
ROLE_REQUESTER: Role
ROLE_SERVICE: Role
ROLE_SYSTEM: Role
ROLE_UNSPECIFIED: Role
SERVICE_TARGET_KIND_FIRST_RESPONSE: ServiceTargetKind
SERVICE_TARGET_KIND_NEXT_RESPONSE: ServiceTargetKind
SERVICE_TARGET_KIND_RESOLUTION: ServiceTargetKind
SERVICE_TARGET_KIND_UNSPECIFIED: ServiceTargetKind
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

class Attachment(_message.Message):
    __slots__ = ["author", "comment_id", "create_time", "filename", "id", "media_type", "sha256", "size_bytes", "ticket_number"]
    AUTHOR_FIELD_NUMBER: _ClassVar[int]
    COMMENT_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    FILENAME_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    SIZE_BYTES_FIELD_NUMBER: _ClassVar[int]
    TICKET_NUMBER_FIELD_NUMBER: _ClassVar[int]
    author: Person
    comment_id: int
    create_time: _timestamp_pb2.Timestamp
    filename: str
    id: str
    media_type: str
    sha256: bytes
    size_bytes: int
    ticket_number: int
    def __init__(self, id: _Optional[str] = ..., ticket_number: _Optional[int] = ..., comment_id: _Optional[int] = ..., filename: _Optional[str] = ..., media_type: _Optional[str] = ..., size_bytes: _Optional[int] = ..., sha256: _Optional[bytes] = ..., author: _Optional[_Union[Person, _Mapping[str, object]]] = ..., create_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ...) -> None: ...

class Comment(_message.Message):
    __slots__ = ["attachment_ids", "attachments", "author", "body", "channel", "create_time", "id", "internal", "merged_from", "reply_to", "ticket_number"]
    ATTACHMENTS_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENT_IDS_FIELD_NUMBER: _ClassVar[int]
    AUTHOR_FIELD_NUMBER: _ClassVar[int]
    BODY_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    INTERNAL_FIELD_NUMBER: _ClassVar[int]
    MERGED_FROM_FIELD_NUMBER: _ClassVar[int]
    REPLY_TO_FIELD_NUMBER: _ClassVar[int]
    TICKET_NUMBER_FIELD_NUMBER: _ClassVar[int]
    attachment_ids: _containers.RepeatedScalarFieldContainer[str]
    attachments: _containers.RepeatedCompositeFieldContainer[Attachment]
    author: Person
    body: str
    channel: Channel
    create_time: _timestamp_pb2.Timestamp
    id: int
    internal: bool
    merged_from: int
    reply_to: int
    ticket_number: int
    def __init__(self, id: _Optional[int] = ..., ticket_number: _Optional[int] = ..., body: _Optional[str] = ..., reply_to: _Optional[int] = ..., author: _Optional[_Union[Person, _Mapping[str, object]]] = ..., create_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., channel: _Optional[_Union[Channel, str]] = ..., internal: bool = ..., attachment_ids: _Optional[_Iterable[str]] = ..., attachments: _Optional[_Iterable[_Union[Attachment, _Mapping[str, object]]]] = ..., merged_from: _Optional[int] = ...) -> None: ...

class FieldValue(_message.Message):
    __slots__ = ["key", "value"]
    KEY_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    key: str
    value: str
    def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class Participant(_message.Message):
    __slots__ = ["admitted", "email", "notified"]
    ADMITTED_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    NOTIFIED_FIELD_NUMBER: _ClassVar[int]
    admitted: bool
    email: str
    notified: bool
    def __init__(self, email: _Optional[str] = ..., notified: bool = ..., admitted: bool = ...) -> None: ...

class PendingTimer(_message.Message):
    __slots__ = ["due_time", "key", "to_status"]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    TO_STATUS_FIELD_NUMBER: _ClassVar[int]
    due_time: _timestamp_pb2.Timestamp
    key: str
    to_status: str
    def __init__(self, key: _Optional[str] = ..., due_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., to_status: _Optional[str] = ...) -> None: ...

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

class Rating(_message.Message):
    __slots__ = ["comment", "score"]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    comment: str
    score: int
    def __init__(self, score: _Optional[int] = ..., comment: _Optional[str] = ...) -> None: ...

class ServiceTarget(_message.Message):
    __slots__ = ["breached", "due_time", "kind", "met_time", "target"]
    BREACHED_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    MET_TIME_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    breached: bool
    due_time: _timestamp_pb2.Timestamp
    kind: ServiceTargetKind
    met_time: _timestamp_pb2.Timestamp
    target: str
    def __init__(self, kind: _Optional[_Union[ServiceTargetKind, str]] = ..., due_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., met_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., breached: bool = ..., target: _Optional[str] = ...) -> None: ...

class Ticket(_message.Message):
    __slots__ = ["account", "assignee", "category", "cc_emails", "channel", "close_time", "comment_count", "create_time", "deleted", "description", "desk", "desk_version", "display_number", "etag", "fields", "issue_type", "issue_type_label", "links", "locale", "merged_into", "number", "participants", "rating", "requester", "revision", "shared", "status", "status_label", "subject", "tags", "targets", "team", "tier", "timers", "tracks", "update_time", "waiting_on"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    CC_EMAILS_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CLOSE_TIME_FIELD_NUMBER: _ClassVar[int]
    COMMENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETED_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    DESK_FIELD_NUMBER: _ClassVar[int]
    DESK_VERSION_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    ISSUE_TYPE_FIELD_NUMBER: _ClassVar[int]
    ISSUE_TYPE_LABEL_FIELD_NUMBER: _ClassVar[int]
    LINKS_FIELD_NUMBER: _ClassVar[int]
    LOCALE_FIELD_NUMBER: _ClassVar[int]
    MERGED_INTO_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PARTICIPANTS_FIELD_NUMBER: _ClassVar[int]
    RATING_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    SHARED_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    STATUS_LABEL_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    TAGS_FIELD_NUMBER: _ClassVar[int]
    TARGETS_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    TIMERS_FIELD_NUMBER: _ClassVar[int]
    TRACKS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    WAITING_ON_FIELD_NUMBER: _ClassVar[int]
    account: str
    assignee: Person
    category: StatusCategory
    cc_emails: _containers.RepeatedScalarFieldContainer[str]
    channel: Channel
    close_time: _timestamp_pb2.Timestamp
    comment_count: int
    create_time: _timestamp_pb2.Timestamp
    deleted: bool
    description: str
    desk: str
    desk_version: int
    display_number: str
    etag: str
    fields: _containers.RepeatedCompositeFieldContainer[FieldValue]
    issue_type: str
    issue_type_label: str
    links: _containers.RepeatedCompositeFieldContainer[TicketLink]
    locale: str
    merged_into: int
    number: int
    participants: _containers.RepeatedCompositeFieldContainer[Participant]
    rating: Rating
    requester: Person
    revision: int
    shared: bool
    status: str
    status_label: str
    subject: str
    tags: _containers.RepeatedScalarFieldContainer[str]
    targets: _containers.RepeatedCompositeFieldContainer[ServiceTarget]
    team: str
    tier: str
    timers: _containers.RepeatedCompositeFieldContainer[PendingTimer]
    tracks: _containers.RepeatedCompositeFieldContainer[TrackState]
    update_time: _timestamp_pb2.Timestamp
    waiting_on: WaitingOn
    def __init__(self, number: _Optional[int] = ..., display_number: _Optional[str] = ..., desk: _Optional[str] = ..., subject: _Optional[str] = ..., issue_type: _Optional[str] = ..., issue_type_label: _Optional[str] = ..., description: _Optional[str] = ..., cc_emails: _Optional[_Iterable[str]] = ..., shared: bool = ..., locale: _Optional[str] = ..., channel: _Optional[_Union[Channel, str]] = ..., status: _Optional[str] = ..., status_label: _Optional[str] = ..., category: _Optional[_Union[StatusCategory, str]] = ..., waiting_on: _Optional[_Union[WaitingOn, str]] = ..., requester: _Optional[_Union[Person, _Mapping[str, object]]] = ..., account: _Optional[str] = ..., create_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., update_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., revision: _Optional[int] = ..., etag: _Optional[str] = ..., comment_count: _Optional[int] = ..., desk_version: _Optional[int] = ..., assignee: _Optional[_Union[Person, _Mapping[str, object]]] = ..., team: _Optional[str] = ..., tier: _Optional[str] = ..., tracks: _Optional[_Iterable[_Union[TrackState, _Mapping[str, object]]]] = ..., participants: _Optional[_Iterable[_Union[Participant, _Mapping[str, object]]]] = ..., rating: _Optional[_Union[Rating, _Mapping[str, object]]] = ..., links: _Optional[_Iterable[_Union[TicketLink, _Mapping[str, object]]]] = ..., merged_into: _Optional[int] = ..., deleted: bool = ..., tags: _Optional[_Iterable[str]] = ..., fields: _Optional[_Iterable[_Union[FieldValue, _Mapping[str, object]]]] = ..., timers: _Optional[_Iterable[_Union[PendingTimer, _Mapping[str, object]]]] = ..., close_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., targets: _Optional[_Iterable[_Union[ServiceTarget, _Mapping[str, object]]]] = ...) -> None: ...

class TicketLink(_message.Message):
    __slots__ = ["kind", "number"]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    kind: LinkKind
    number: int
    def __init__(self, kind: _Optional[_Union[LinkKind, str]] = ..., number: _Optional[int] = ...) -> None: ...

class TrackState(_message.Message):
    __slots__ = ["state", "state_label", "track"]
    STATE_FIELD_NUMBER: _ClassVar[int]
    STATE_LABEL_FIELD_NUMBER: _ClassVar[int]
    TRACK_FIELD_NUMBER: _ClassVar[int]
    state: str
    state_label: str
    track: str
    def __init__(self, track: _Optional[str] = ..., state: _Optional[str] = ..., state_label: _Optional[str] = ...) -> None: ...

class StatusCategory(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class WaitingOn(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class Role(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class Channel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class LinkKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class ServiceTargetKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
