from google.protobuf import timestamp_pb2 as _timestamp_pb2
from ticketclient._generated.ticket.v1 import conversation_pb2 as _conversation_pb2
from ticketclient._generated.ticket.v1 import feedback_service_pb2 as _feedback_service_pb2
from ticketclient._generated.ticket.v1 import mail_service_pb2 as _mail_service_pb2
from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from ticketclient._generated.ticket.v1 import ticket_service_pb2 as _ticket_service_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class AddressNote(_message.Message):
    __slots__ = ["address", "kind", "time"]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    address: str
    kind: str
    time: _timestamp_pb2.Timestamp
    def __init__(self, address: _Optional[str] = ..., kind: _Optional[str] = ..., time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ...) -> None: ...

class EraseRequesterRequest(_message.Message):
    __slots__ = ["person", "request_id", "validate_only"]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    person: str
    request_id: str
    validate_only: bool
    def __init__(self, person: _Optional[str] = ..., validate_only: bool = ..., request_id: _Optional[str] = ...) -> None: ...

class EraseRequesterResponse(_message.Message):
    __slots__ = ["address_note_count", "attachment_bytes", "attachment_count", "comment_count", "conversation_count", "credential_count", "held_mail_count", "mention_count", "message_count", "outbox_count", "ticket_count", "view_count", "vote_count"]
    ADDRESS_NOTE_COUNT_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENT_BYTES_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    COMMENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    CONVERSATION_COUNT_FIELD_NUMBER: _ClassVar[int]
    CREDENTIAL_COUNT_FIELD_NUMBER: _ClassVar[int]
    HELD_MAIL_COUNT_FIELD_NUMBER: _ClassVar[int]
    MENTION_COUNT_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_COUNT_FIELD_NUMBER: _ClassVar[int]
    OUTBOX_COUNT_FIELD_NUMBER: _ClassVar[int]
    TICKET_COUNT_FIELD_NUMBER: _ClassVar[int]
    VIEW_COUNT_FIELD_NUMBER: _ClassVar[int]
    VOTE_COUNT_FIELD_NUMBER: _ClassVar[int]
    address_note_count: int
    attachment_bytes: int
    attachment_count: int
    comment_count: int
    conversation_count: int
    credential_count: int
    held_mail_count: int
    mention_count: int
    message_count: int
    outbox_count: int
    ticket_count: int
    view_count: int
    vote_count: int
    def __init__(self, ticket_count: _Optional[int] = ..., mention_count: _Optional[int] = ..., comment_count: _Optional[int] = ..., conversation_count: _Optional[int] = ..., message_count: _Optional[int] = ..., attachment_count: _Optional[int] = ..., attachment_bytes: _Optional[int] = ..., outbox_count: _Optional[int] = ..., vote_count: _Optional[int] = ..., view_count: _Optional[int] = ..., credential_count: _Optional[int] = ..., held_mail_count: _Optional[int] = ..., address_note_count: _Optional[int] = ...) -> None: ...

class ExportPersonRequest(_message.Message):
    __slots__ = ["person"]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    person: str
    def __init__(self, person: _Optional[str] = ...) -> None: ...

class ExportPersonResponse(_message.Message):
    __slots__ = ["data"]
    DATA_FIELD_NUMBER: _ClassVar[int]
    data: bytes
    def __init__(self, data: _Optional[bytes] = ...) -> None: ...

class FileBytes(_message.Message):
    __slots__ = ["attachment_id", "data", "mail_id", "offset_bytes"]
    ATTACHMENT_ID_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    MAIL_ID_FIELD_NUMBER: _ClassVar[int]
    OFFSET_BYTES_FIELD_NUMBER: _ClassVar[int]
    attachment_id: str
    data: bytes
    mail_id: int
    offset_bytes: int
    def __init__(self, attachment_id: _Optional[str] = ..., offset_bytes: _Optional[int] = ..., data: _Optional[bytes] = ..., mail_id: _Optional[int] = ...) -> None: ...

class Participation(_message.Message):
    __slots__ = ["conversation_id", "participant", "ticket_number"]
    CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    PARTICIPANT_FIELD_NUMBER: _ClassVar[int]
    TICKET_NUMBER_FIELD_NUMBER: _ClassVar[int]
    conversation_id: str
    participant: _ticket_pb2.Participant
    ticket_number: int
    def __init__(self, ticket_number: _Optional[int] = ..., participant: _Optional[_Union[_ticket_pb2.Participant, _Mapping[str, object]]] = ..., conversation_id: _Optional[str] = ...) -> None: ...

class PersonRecord(_message.Message):
    __slots__ = ["address_note", "article_rating", "attachment", "comment", "conversation", "file_bytes", "held_mail", "message", "participation", "person", "ticket", "view"]
    ADDRESS_NOTE_FIELD_NUMBER: _ClassVar[int]
    ARTICLE_RATING_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENT_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    CONVERSATION_FIELD_NUMBER: _ClassVar[int]
    FILE_BYTES_FIELD_NUMBER: _ClassVar[int]
    HELD_MAIL_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    PARTICIPATION_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    address_note: AddressNote
    article_rating: _feedback_service_pb2.ArticleRating
    attachment: _ticket_pb2.Attachment
    comment: _ticket_pb2.Comment
    conversation: _conversation_pb2.Conversation
    file_bytes: FileBytes
    held_mail: _mail_service_pb2.QuarantinedMail
    message: _conversation_pb2.Message
    participation: Participation
    person: _ticket_pb2.Person
    ticket: _ticket_pb2.Ticket
    view: _ticket_service_pb2.TicketView
    def __init__(self, person: _Optional[_Union[_ticket_pb2.Person, _Mapping[str, object]]] = ..., ticket: _Optional[_Union[_ticket_pb2.Ticket, _Mapping[str, object]]] = ..., comment: _Optional[_Union[_ticket_pb2.Comment, _Mapping[str, object]]] = ..., conversation: _Optional[_Union[_conversation_pb2.Conversation, _Mapping[str, object]]] = ..., message: _Optional[_Union[_conversation_pb2.Message, _Mapping[str, object]]] = ..., article_rating: _Optional[_Union[_feedback_service_pb2.ArticleRating, _Mapping[str, object]]] = ..., view: _Optional[_Union[_ticket_service_pb2.TicketView, _Mapping[str, object]]] = ..., attachment: _Optional[_Union[_ticket_pb2.Attachment, _Mapping[str, object]]] = ..., file_bytes: _Optional[_Union[FileBytes, _Mapping[str, object]]] = ..., participation: _Optional[_Union[Participation, _Mapping[str, object]]] = ..., held_mail: _Optional[_Union[_mail_service_pb2.QuarantinedMail, _Mapping[str, object]]] = ..., address_note: _Optional[_Union[AddressNote, _Mapping[str, object]]] = ...) -> None: ...
