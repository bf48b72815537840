from google.protobuf import duration_pb2 as _duration_pb2
from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
DESK_AUDIENCE_ASSIGNEE: DeskAudience
DESK_AUDIENCE_PARTICIPANTS: DeskAudience
DESK_AUDIENCE_REQUESTER: DeskAudience
DESK_AUDIENCE_UNSPECIFIED: DeskAudience
DESK_CC_NOTICE_AT_CREATION: DeskCCNotice
DESK_CC_NOTICE_PUBLIC_UPDATES: DeskCCNotice
DESK_CC_NOTICE_UNSPECIFIED: DeskCCNotice
DESK_CHAT_TICKET_AT_START: DeskChatTicket
DESK_CHAT_TICKET_OFF: DeskChatTicket
DESK_CHAT_TICKET_ON_CONVERSION: DeskChatTicket
DESK_CHAT_TICKET_UNSPECIFIED: DeskChatTicket
DESK_CLOCK_SERVICE_HOURS: DeskClock
DESK_CLOCK_UNSPECIFIED: DeskClock
DESK_CLOCK_WALL: DeskClock
DESK_EFFECT_KIND_NOTIFY: DeskEffectKind
DESK_EFFECT_KIND_UNASSIGN: DeskEffectKind
DESK_EFFECT_KIND_UNSPECIFIED: DeskEffectKind
DESK_FIELD_KIND_CHOICE: DeskFieldKind
DESK_FIELD_KIND_FLAG: DeskFieldKind
DESK_FIELD_KIND_NUMBER: DeskFieldKind
DESK_FIELD_KIND_TEXT: DeskFieldKind
DESK_FIELD_KIND_UNSPECIFIED: DeskFieldKind
DESK_GUARD_KIND_ASSIGNEE: DeskGuardKind
DESK_GUARD_KIND_REASON: DeskGuardKind
DESK_GUARD_KIND_TRACK: DeskGuardKind
DESK_GUARD_KIND_UNSPECIFIED: DeskGuardKind
DESK_RATING_OCCASION_OFF: DeskRatingOccasion
DESK_RATING_OCCASION_ON_CLOSE: DeskRatingOccasion
DESK_RATING_OCCASION_UNSPECIFIED: DeskRatingOccasion
DESK_REPLY_POLICY_ACCEPT: DeskReplyPolicy
DESK_REPLY_POLICY_FOLLOW_UP: DeskReplyPolicy
DESK_REPLY_POLICY_REFUSE: DeskReplyPolicy
DESK_REPLY_POLICY_REOPEN: DeskReplyPolicy
DESK_REPLY_POLICY_UNSPECIFIED: DeskReplyPolicy
DESK_SIGNAL_KIND_AGENT_REPLY: DeskSignalKind
DESK_SIGNAL_KIND_ASSIGNED: DeskSignalKind
DESK_SIGNAL_KIND_CUSTOMER_ACTIVITY: DeskSignalKind
DESK_SIGNAL_KIND_ENTERED: DeskSignalKind
DESK_SIGNAL_KIND_LEFT: DeskSignalKind
DESK_SIGNAL_KIND_UNSPECIFIED: DeskSignalKind
DESK_VISIBILITY_ACCOUNT: DeskVisibility
DESK_VISIBILITY_PARTICIPANTS: DeskVisibility
DESK_VISIBILITY_REQUESTER: DeskVisibility
DESK_VISIBILITY_UNSPECIFIED: DeskVisibility

class DeskCCPolicy(_message.Message):
    __slots__ = ["lets_in", "requester_may_add", "told"]
    LETS_IN_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_MAY_ADD_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    lets_in: bool
    requester_may_add: bool
    told: DeskCCNotice
    def __init__(self, told: _Optional[_Union[DeskCCNotice, str]] = ..., lets_in: bool = ..., requester_may_add: bool = ...) -> None: ...

class DeskChannelVisibility(_message.Message):
    __slots__ = ["channel", "visibility"]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    VISIBILITY_FIELD_NUMBER: _ClassVar[int]
    channel: _ticket_pb2.Channel
    visibility: DeskVisibility
    def __init__(self, channel: _Optional[_Union[_ticket_pb2.Channel, str]] = ..., visibility: _Optional[_Union[DeskVisibility, str]] = ...) -> None: ...

class DeskChatPolicy(_message.Message):
    __slots__ = ["ticket"]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    ticket: DeskChatTicket
    def __init__(self, ticket: _Optional[_Union[DeskChatTicket, str]] = ...) -> None: ...

class DeskEffect(_message.Message):
    __slots__ = ["audience", "kind", "message"]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    audience: DeskAudience
    kind: DeskEffectKind
    message: str
    def __init__(self, kind: _Optional[_Union[DeskEffectKind, str]] = ..., audience: _Optional[_Union[DeskAudience, str]] = ..., message: _Optional[str] = ...) -> None: ...

class DeskField(_message.Message):
    __slots__ = ["choices", "key", "kind", "label", "labels", "requester_may_set"]
    CHOICES_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_MAY_SET_FIELD_NUMBER: _ClassVar[int]
    choices: _containers.RepeatedCompositeFieldContainer[DeskLabel]
    key: str
    kind: DeskFieldKind
    label: str
    labels: _containers.RepeatedCompositeFieldContainer[LocalizedText]
    requester_may_set: bool
    def __init__(self, key: _Optional[str] = ..., label: _Optional[str] = ..., labels: _Optional[_Iterable[_Union[LocalizedText, _Mapping[str, object]]]] = ..., kind: _Optional[_Union[DeskFieldKind, str]] = ..., choices: _Optional[_Iterable[_Union[DeskLabel, _Mapping[str, object]]]] = ..., requester_may_set: bool = ...) -> None: ...

class DeskGuard(_message.Message):
    __slots__ = ["kind", "states", "track"]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATES_FIELD_NUMBER: _ClassVar[int]
    TRACK_FIELD_NUMBER: _ClassVar[int]
    kind: DeskGuardKind
    states: _containers.RepeatedScalarFieldContainer[str]
    track: str
    def __init__(self, kind: _Optional[_Union[DeskGuardKind, str]] = ..., track: _Optional[str] = ..., states: _Optional[_Iterable[str]] = ...) -> None: ...

class DeskLabel(_message.Message):
    __slots__ = ["key", "label", "labels"]
    KEY_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    key: str
    label: str
    labels: _containers.RepeatedCompositeFieldContainer[LocalizedText]
    def __init__(self, key: _Optional[str] = ..., label: _Optional[str] = ..., labels: _Optional[_Iterable[_Union[LocalizedText, _Mapping[str, object]]]] = ...) -> None: ...

class DeskRatingPolicy(_message.Message):
    __slots__ = ["occasion", "score_max", "score_min"]
    OCCASION_FIELD_NUMBER: _ClassVar[int]
    SCORE_MAX_FIELD_NUMBER: _ClassVar[int]
    SCORE_MIN_FIELD_NUMBER: _ClassVar[int]
    occasion: DeskRatingOccasion
    score_max: int
    score_min: int
    def __init__(self, occasion: _Optional[_Union[DeskRatingOccasion, str]] = ..., score_min: _Optional[int] = ..., score_max: _Optional[int] = ...) -> None: ...

class DeskSignal(_message.Message):
    __slots__ = ["kind", "status"]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    kind: DeskSignalKind
    status: str
    def __init__(self, kind: _Optional[_Union[DeskSignalKind, str]] = ..., status: _Optional[str] = ...) -> None: ...

class DeskStatusMap(_message.Message):
    __slots__ = ["desk", "statuses"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    STATUSES_FIELD_NUMBER: _ClassVar[int]
    desk: str
    statuses: _containers.RepeatedCompositeFieldContainer[DeskStatusMapping]
    def __init__(self, desk: _Optional[str] = ..., statuses: _Optional[_Iterable[_Union[DeskStatusMapping, _Mapping[str, object]]]] = ...) -> None: ...

class DeskStatusMapping(_message.Message):
    __slots__ = ["from_status", "to_status"]
    FROM_STATUS_FIELD_NUMBER: _ClassVar[int]
    TO_STATUS_FIELD_NUMBER: _ClassVar[int]
    from_status: str
    to_status: str
    def __init__(self, from_status: _Optional[str] = ..., to_status: _Optional[str] = ...) -> None: ...

class DeskTimer(_message.Message):
    __slots__ = ["armed_by", "clock", "disarmed_by", "duration", "duration_max", "duration_min", "key", "to_status"]
    ARMED_BY_FIELD_NUMBER: _ClassVar[int]
    CLOCK_FIELD_NUMBER: _ClassVar[int]
    DISARMED_BY_FIELD_NUMBER: _ClassVar[int]
    DURATION_FIELD_NUMBER: _ClassVar[int]
    DURATION_MAX_FIELD_NUMBER: _ClassVar[int]
    DURATION_MIN_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    TO_STATUS_FIELD_NUMBER: _ClassVar[int]
    armed_by: _containers.RepeatedCompositeFieldContainer[DeskSignal]
    clock: DeskClock
    disarmed_by: _containers.RepeatedCompositeFieldContainer[DeskSignal]
    duration: _duration_pb2.Duration
    duration_max: _duration_pb2.Duration
    duration_min: _duration_pb2.Duration
    key: str
    to_status: str
    def __init__(self, key: _Optional[str] = ..., armed_by: _Optional[_Iterable[_Union[DeskSignal, _Mapping[str, object]]]] = ..., disarmed_by: _Optional[_Iterable[_Union[DeskSignal, _Mapping[str, object]]]] = ..., duration: _Optional[_Union[_duration_pb2.Duration, _Mapping[str, object]]] = ..., duration_min: _Optional[_Union[_duration_pb2.Duration, _Mapping[str, object]]] = ..., duration_max: _Optional[_Union[_duration_pb2.Duration, _Mapping[str, object]]] = ..., clock: _Optional[_Union[DeskClock, str]] = ..., to_status: _Optional[str] = ...) -> None: ...

class DeskTrack(_message.Message):
    __slots__ = ["display_name", "initial_state", "key", "moves", "states"]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    INITIAL_STATE_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    MOVES_FIELD_NUMBER: _ClassVar[int]
    STATES_FIELD_NUMBER: _ClassVar[int]
    display_name: str
    initial_state: str
    key: str
    moves: _containers.RepeatedCompositeFieldContainer[DeskTrackMove]
    states: _containers.RepeatedCompositeFieldContainer[DeskTrackState]
    def __init__(self, key: _Optional[str] = ..., display_name: _Optional[str] = ..., initial_state: _Optional[str] = ..., states: _Optional[_Iterable[_Union[DeskTrackState, _Mapping[str, object]]]] = ..., moves: _Optional[_Iterable[_Union[DeskTrackMove, _Mapping[str, object]]]] = ...) -> None: ...

class DeskTrackMove(_message.Message):
    __slots__ = ["action_label", "from_state", "roles", "to_state"]
    ACTION_LABEL_FIELD_NUMBER: _ClassVar[int]
    FROM_STATE_FIELD_NUMBER: _ClassVar[int]
    ROLES_FIELD_NUMBER: _ClassVar[int]
    TO_STATE_FIELD_NUMBER: _ClassVar[int]
    action_label: str
    from_state: str
    roles: _containers.RepeatedScalarFieldContainer[_ticket_pb2.Role]
    to_state: str
    def __init__(self, from_state: _Optional[str] = ..., to_state: _Optional[str] = ..., roles: _Optional[_Iterable[_Union[_ticket_pb2.Role, str]]] = ..., action_label: _Optional[str] = ...) -> None: ...

class DeskTrackState(_message.Message):
    __slots__ = ["description", "key", "label", "labels", "terminal"]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_FIELD_NUMBER: _ClassVar[int]
    description: str
    key: str
    label: str
    labels: _containers.RepeatedCompositeFieldContainer[LocalizedText]
    terminal: bool
    def __init__(self, key: _Optional[str] = ..., label: _Optional[str] = ..., description: _Optional[str] = ..., labels: _Optional[_Iterable[_Union[LocalizedText, _Mapping[str, object]]]] = ..., terminal: bool = ...) -> None: ...

class DeskVisibilityPolicy(_message.Message):
    __slots__ = ["by_channel", "default_visibility"]
    BY_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_VISIBILITY_FIELD_NUMBER: _ClassVar[int]
    by_channel: _containers.RepeatedCompositeFieldContainer[DeskChannelVisibility]
    default_visibility: DeskVisibility
    def __init__(self, default_visibility: _Optional[_Union[DeskVisibility, str]] = ..., by_channel: _Optional[_Iterable[_Union[DeskChannelVisibility, _Mapping[str, object]]]] = ...) -> None: ...

class LocalizedText(_message.Message):
    __slots__ = ["locale", "text"]
    LOCALE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    locale: str
    text: str
    def __init__(self, locale: _Optional[str] = ..., text: _Optional[str] = ...) -> None: ...

class DeskReplyPolicy(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DeskGuardKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DeskEffectKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DeskAudience(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DeskClock(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DeskSignalKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DeskFieldKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DeskVisibility(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DeskCCNotice(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DeskRatingOccasion(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DeskChatTicket(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
