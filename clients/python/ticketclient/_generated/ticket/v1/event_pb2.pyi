from google.protobuf import timestamp_pb2 as _timestamp_pb2
from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
RULE_LIMIT_DEPTH: RuleLimit
RULE_LIMIT_EVENTS: RuleLimit
RULE_LIMIT_UNSPECIFIED: RuleLimit
TRANSITION_TRIGGER_AGENT_REPLY: TransitionTrigger
TRANSITION_TRIGGER_ASSIGNMENT: TransitionTrigger
TRANSITION_TRIGGER_COMMAND: TransitionTrigger
TRANSITION_TRIGGER_CONVERSION: TransitionTrigger
TRANSITION_TRIGGER_CUSTOMER_REPLY: TransitionTrigger
TRANSITION_TRIGGER_ESCALATION: TransitionTrigger
TRANSITION_TRIGGER_TIMER: TransitionTrigger
TRANSITION_TRIGGER_UNSPECIFIED: TransitionTrigger

class ActionSkipped(_message.Message):
    __slots__ = ["action", "message", "reason"]
    ACTION_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    action: str
    message: str
    reason: str
    def __init__(self, action: _Optional[str] = ..., reason: _Optional[str] = ..., message: _Optional[str] = ...) -> None: ...

class Cause(_message.Message):
    __slots__ = ["event_id", "macro", "rule"]
    EVENT_ID_FIELD_NUMBER: _ClassVar[int]
    MACRO_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    event_id: str
    macro: str
    rule: str
    def __init__(self, event_id: _Optional[str] = ..., rule: _Optional[str] = ..., macro: _Optional[str] = ...) -> None: ...

class CommentAdded(_message.Message):
    __slots__ = ["comment"]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    comment: _ticket_pb2.Comment
    def __init__(self, comment: _Optional[_Union[_ticket_pb2.Comment, _Mapping[str, object]]] = ...) -> None: ...

class Event(_message.Message):
    __slots__ = ["absorbed", "action_skipped", "actor", "assigned", "cause", "comment_added", "created", "cursor", "deleted", "desk", "escalated", "fields_set", "id", "linked", "merged", "moved", "participant_added", "participant_removed", "rated", "released", "requester_erased", "revision", "rules_stopped", "sla_breached", "sla_changed", "sla_dropped", "sla_met", "sla_paused", "sla_resumed", "sla_started", "sla_warned", "tagged", "ticket_number", "time", "timer_armed", "timer_disarmed", "timer_fired", "track_changed", "transitioned", "undeleted", "unlinked", "unmerged", "updated"]
    ABSORBED_FIELD_NUMBER: _ClassVar[int]
    ACTION_SKIPPED_FIELD_NUMBER: _ClassVar[int]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    ASSIGNED_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    COMMENT_ADDED_FIELD_NUMBER: _ClassVar[int]
    CREATED_FIELD_NUMBER: _ClassVar[int]
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    DELETED_FIELD_NUMBER: _ClassVar[int]
    DESK_FIELD_NUMBER: _ClassVar[int]
    ESCALATED_FIELD_NUMBER: _ClassVar[int]
    FIELDS_SET_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    LINKED_FIELD_NUMBER: _ClassVar[int]
    MERGED_FIELD_NUMBER: _ClassVar[int]
    MOVED_FIELD_NUMBER: _ClassVar[int]
    PARTICIPANT_ADDED_FIELD_NUMBER: _ClassVar[int]
    PARTICIPANT_REMOVED_FIELD_NUMBER: _ClassVar[int]
    RATED_FIELD_NUMBER: _ClassVar[int]
    RELEASED_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_ERASED_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    RULES_STOPPED_FIELD_NUMBER: _ClassVar[int]
    SLA_BREACHED_FIELD_NUMBER: _ClassVar[int]
    SLA_CHANGED_FIELD_NUMBER: _ClassVar[int]
    SLA_DROPPED_FIELD_NUMBER: _ClassVar[int]
    SLA_MET_FIELD_NUMBER: _ClassVar[int]
    SLA_PAUSED_FIELD_NUMBER: _ClassVar[int]
    SLA_RESUMED_FIELD_NUMBER: _ClassVar[int]
    SLA_STARTED_FIELD_NUMBER: _ClassVar[int]
    SLA_WARNED_FIELD_NUMBER: _ClassVar[int]
    TAGGED_FIELD_NUMBER: _ClassVar[int]
    TICKET_NUMBER_FIELD_NUMBER: _ClassVar[int]
    TIMER_ARMED_FIELD_NUMBER: _ClassVar[int]
    TIMER_DISARMED_FIELD_NUMBER: _ClassVar[int]
    TIMER_FIRED_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    TRACK_CHANGED_FIELD_NUMBER: _ClassVar[int]
    TRANSITIONED_FIELD_NUMBER: _ClassVar[int]
    UNDELETED_FIELD_NUMBER: _ClassVar[int]
    UNLINKED_FIELD_NUMBER: _ClassVar[int]
    UNMERGED_FIELD_NUMBER: _ClassVar[int]
    UPDATED_FIELD_NUMBER: _ClassVar[int]
    absorbed: TicketAbsorbed
    action_skipped: ActionSkipped
    actor: _ticket_pb2.Person
    assigned: TicketAssigned
    cause: Cause
    comment_added: CommentAdded
    created: TicketCreated
    cursor: str
    deleted: TicketDeleted
    desk: str
    escalated: TicketEscalated
    fields_set: FieldsSet
    id: str
    linked: TicketsLinked
    merged: TicketMerged
    moved: TicketMoved
    participant_added: ParticipantAdded
    participant_removed: ParticipantRemoved
    rated: TicketRated
    released: TicketReleased
    requester_erased: RequesterErased
    revision: int
    rules_stopped: RulesStopped
    sla_breached: ServiceTargetChanged
    sla_changed: ServiceTargetChanged
    sla_dropped: ServiceTargetChanged
    sla_met: ServiceTargetChanged
    sla_paused: ServiceTargetChanged
    sla_resumed: ServiceTargetChanged
    sla_started: ServiceTargetChanged
    sla_warned: ServiceTargetChanged
    tagged: TicketTagged
    ticket_number: int
    time: _timestamp_pb2.Timestamp
    timer_armed: TimerArmed
    timer_disarmed: TimerDisarmed
    timer_fired: TimerFired
    track_changed: TrackChanged
    transitioned: TicketTransitioned
    undeleted: TicketUndeleted
    unlinked: TicketsUnlinked
    unmerged: TicketUnmerged
    updated: TicketUpdated
    def __init__(self, id: _Optional[str] = ..., cursor: _Optional[str] = ..., ticket_number: _Optional[int] = ..., desk: _Optional[str] = ..., revision: _Optional[int] = ..., time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., actor: _Optional[_Union[_ticket_pb2.Person, _Mapping[str, object]]] = ..., cause: _Optional[_Union[Cause, _Mapping[str, object]]] = ..., created: _Optional[_Union[TicketCreated, _Mapping[str, object]]] = ..., updated: _Optional[_Union[TicketUpdated, _Mapping[str, object]]] = ..., transitioned: _Optional[_Union[TicketTransitioned, _Mapping[str, object]]] = ..., comment_added: _Optional[_Union[CommentAdded, _Mapping[str, object]]] = ..., assigned: _Optional[_Union[TicketAssigned, _Mapping[str, object]]] = ..., escalated: _Optional[_Union[TicketEscalated, _Mapping[str, object]]] = ..., track_changed: _Optional[_Union[TrackChanged, _Mapping[str, object]]] = ..., rated: _Optional[_Union[TicketRated, _Mapping[str, object]]] = ..., participant_added: _Optional[_Union[ParticipantAdded, _Mapping[str, object]]] = ..., participant_removed: _Optional[_Union[ParticipantRemoved, _Mapping[str, object]]] = ..., linked: _Optional[_Union[TicketsLinked, _Mapping[str, object]]] = ..., unlinked: _Optional[_Union[TicketsUnlinked, _Mapping[str, object]]] = ..., merged: _Optional[_Union[TicketMerged, _Mapping[str, object]]] = ..., unmerged: _Optional[_Union[TicketUnmerged, _Mapping[str, object]]] = ..., absorbed: _Optional[_Union[TicketAbsorbed, _Mapping[str, object]]] = ..., released: _Optional[_Union[TicketReleased, _Mapping[str, object]]] = ..., deleted: _Optional[_Union[TicketDeleted, _Mapping[str, object]]] = ..., undeleted: _Optional[_Union[TicketUndeleted, _Mapping[str, object]]] = ..., tagged: _Optional[_Union[TicketTagged, _Mapping[str, object]]] = ..., fields_set: _Optional[_Union[FieldsSet, _Mapping[str, object]]] = ..., moved: _Optional[_Union[TicketMoved, _Mapping[str, object]]] = ..., timer_armed: _Optional[_Union[TimerArmed, _Mapping[str, object]]] = ..., timer_disarmed: _Optional[_Union[TimerDisarmed, _Mapping[str, object]]] = ..., timer_fired: _Optional[_Union[TimerFired, _Mapping[str, object]]] = ..., action_skipped: _Optional[_Union[ActionSkipped, _Mapping[str, object]]] = ..., rules_stopped: _Optional[_Union[RulesStopped, _Mapping[str, object]]] = ..., sla_started: _Optional[_Union[ServiceTargetChanged, _Mapping[str, object]]] = ..., sla_paused: _Optional[_Union[ServiceTargetChanged, _Mapping[str, object]]] = ..., sla_resumed: _Optional[_Union[ServiceTargetChanged, _Mapping[str, object]]] = ..., sla_changed: _Optional[_Union[ServiceTargetChanged, _Mapping[str, object]]] = ..., sla_warned: _Optional[_Union[ServiceTargetChanged, _Mapping[str, object]]] = ..., sla_breached: _Optional[_Union[ServiceTargetChanged, _Mapping[str, object]]] = ..., sla_met: _Optional[_Union[ServiceTargetChanged, _Mapping[str, object]]] = ..., sla_dropped: _Optional[_Union[ServiceTargetChanged, _Mapping[str, object]]] = ..., requester_erased: _Optional[_Union[RequesterErased, _Mapping[str, object]]] = ...) -> None: ...

class FieldChange(_message.Message):
    __slots__ = ["field", "new_value", "old_value"]
    FIELD_FIELD_NUMBER: _ClassVar[int]
    NEW_VALUE_FIELD_NUMBER: _ClassVar[int]
    OLD_VALUE_FIELD_NUMBER: _ClassVar[int]
    field: str
    new_value: str
    old_value: str
    def __init__(self, field: _Optional[str] = ..., old_value: _Optional[str] = ..., new_value: _Optional[str] = ...) -> None: ...

class FieldsSet(_message.Message):
    __slots__ = ["changes"]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    changes: _containers.RepeatedCompositeFieldContainer[FieldChange]
    def __init__(self, changes: _Optional[_Iterable[_Union[FieldChange, _Mapping[str, object]]]] = ...) -> None: ...

class ParticipantAdded(_message.Message):
    __slots__ = ["participant"]
    PARTICIPANT_FIELD_NUMBER: _ClassVar[int]
    participant: _ticket_pb2.Participant
    def __init__(self, participant: _Optional[_Union[_ticket_pb2.Participant, _Mapping[str, object]]] = ...) -> None: ...

class ParticipantRemoved(_message.Message):
    __slots__ = ["email"]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    email: str
    def __init__(self, email: _Optional[str] = ...) -> None: ...

class RequesterErased(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class RulesStopped(_message.Message):
    __slots__ = ["limit"]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    limit: RuleLimit
    def __init__(self, limit: _Optional[_Union[RuleLimit, str]] = ...) -> None: ...

class ServiceTargetChanged(_message.Message):
    __slots__ = ["target"]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    target: _ticket_pb2.ServiceTarget
    def __init__(self, target: _Optional[_Union[_ticket_pb2.ServiceTarget, _Mapping[str, object]]] = ...) -> None: ...

class TicketAbsorbed(_message.Message):
    __slots__ = ["number"]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    number: int
    def __init__(self, number: _Optional[int] = ...) -> None: ...

class TicketAssigned(_message.Message):
    __slots__ = ["assignee", "team"]
    ASSIGNEE_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    assignee: _ticket_pb2.Person
    team: str
    def __init__(self, assignee: _Optional[_Union[_ticket_pb2.Person, _Mapping[str, object]]] = ..., team: _Optional[str] = ...) -> None: ...

class TicketCreated(_message.Message):
    __slots__ = ["ticket"]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    ticket: _ticket_pb2.Ticket
    def __init__(self, ticket: _Optional[_Union[_ticket_pb2.Ticket, _Mapping[str, object]]] = ...) -> None: ...

class TicketDeleted(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class TicketEscalated(_message.Message):
    __slots__ = ["from_tier", "reason", "to_tier"]
    FROM_TIER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    TO_TIER_FIELD_NUMBER: _ClassVar[int]
    from_tier: str
    reason: str
    to_tier: str
    def __init__(self, from_tier: _Optional[str] = ..., to_tier: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class TicketMerged(_message.Message):
    __slots__ = ["into_number"]
    INTO_NUMBER_FIELD_NUMBER: _ClassVar[int]
    into_number: int
    def __init__(self, into_number: _Optional[int] = ...) -> None: ...

class TicketMoved(_message.Message):
    __slots__ = ["desk", "desk_version", "issue_type", "status"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    DESK_VERSION_FIELD_NUMBER: _ClassVar[int]
    ISSUE_TYPE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    desk: str
    desk_version: int
    issue_type: str
    status: str
    def __init__(self, desk: _Optional[str] = ..., desk_version: _Optional[int] = ..., issue_type: _Optional[str] = ..., status: _Optional[str] = ...) -> None: ...

class TicketRated(_message.Message):
    __slots__ = ["rating"]
    RATING_FIELD_NUMBER: _ClassVar[int]
    rating: _ticket_pb2.Rating
    def __init__(self, rating: _Optional[_Union[_ticket_pb2.Rating, _Mapping[str, object]]] = ...) -> None: ...

class TicketReleased(_message.Message):
    __slots__ = ["number"]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    number: int
    def __init__(self, number: _Optional[int] = ...) -> None: ...

class TicketTagged(_message.Message):
    __slots__ = ["added_tags", "removed_tags"]
    ADDED_TAGS_FIELD_NUMBER: _ClassVar[int]
    REMOVED_TAGS_FIELD_NUMBER: _ClassVar[int]
    added_tags: _containers.RepeatedScalarFieldContainer[str]
    removed_tags: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, added_tags: _Optional[_Iterable[str]] = ..., removed_tags: _Optional[_Iterable[str]] = ...) -> None: ...

class TicketTransitioned(_message.Message):
    __slots__ = ["from_status", "reason", "to_status", "trigger"]
    FROM_STATUS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    TO_STATUS_FIELD_NUMBER: _ClassVar[int]
    TRIGGER_FIELD_NUMBER: _ClassVar[int]
    from_status: str
    reason: str
    to_status: str
    trigger: TransitionTrigger
    def __init__(self, from_status: _Optional[str] = ..., to_status: _Optional[str] = ..., trigger: _Optional[_Union[TransitionTrigger, str]] = ..., reason: _Optional[str] = ...) -> None: ...

class TicketUndeleted(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class TicketUnmerged(_message.Message):
    __slots__ = ["from_number"]
    FROM_NUMBER_FIELD_NUMBER: _ClassVar[int]
    from_number: int
    def __init__(self, from_number: _Optional[int] = ...) -> None: ...

class TicketUpdated(_message.Message):
    __slots__ = ["changes"]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    changes: _containers.RepeatedCompositeFieldContainer[FieldChange]
    def __init__(self, changes: _Optional[_Iterable[_Union[FieldChange, _Mapping[str, object]]]] = ...) -> None: ...

class TicketsLinked(_message.Message):
    __slots__ = ["link"]
    LINK_FIELD_NUMBER: _ClassVar[int]
    link: _ticket_pb2.TicketLink
    def __init__(self, link: _Optional[_Union[_ticket_pb2.TicketLink, _Mapping[str, object]]] = ...) -> None: ...

class TicketsUnlinked(_message.Message):
    __slots__ = ["link"]
    LINK_FIELD_NUMBER: _ClassVar[int]
    link: _ticket_pb2.TicketLink
    def __init__(self, link: _Optional[_Union[_ticket_pb2.TicketLink, _Mapping[str, object]]] = ...) -> None: ...

class TimerArmed(_message.Message):
    __slots__ = ["timer"]
    TIMER_FIELD_NUMBER: _ClassVar[int]
    timer: _ticket_pb2.PendingTimer
    def __init__(self, timer: _Optional[_Union[_ticket_pb2.PendingTimer, _Mapping[str, object]]] = ...) -> None: ...

class TimerDisarmed(_message.Message):
    __slots__ = ["key"]
    KEY_FIELD_NUMBER: _ClassVar[int]
    key: str
    def __init__(self, key: _Optional[str] = ...) -> None: ...

class TimerFired(_message.Message):
    __slots__ = ["key"]
    KEY_FIELD_NUMBER: _ClassVar[int]
    key: str
    def __init__(self, key: _Optional[str] = ...) -> None: ...

class TrackChanged(_message.Message):
    __slots__ = ["from_state", "to_state", "track"]
    FROM_STATE_FIELD_NUMBER: _ClassVar[int]
    TO_STATE_FIELD_NUMBER: _ClassVar[int]
    TRACK_FIELD_NUMBER: _ClassVar[int]
    from_state: str
    to_state: str
    track: str
    def __init__(self, track: _Optional[str] = ..., from_state: _Optional[str] = ..., to_state: _Optional[str] = ...) -> None: ...

class TransitionTrigger(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class RuleLimit(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
