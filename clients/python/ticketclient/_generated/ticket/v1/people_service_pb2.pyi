from ticketclient._generated.ticket.v1 import conversation_pb2 as _conversation_pb2
from ticketclient._generated.ticket.v1 import feedback_service_pb2 as _feedback_service_pb2
from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from ticketclient._generated.ticket.v1 import ticket_service_pb2 as _ticket_service_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

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
    __slots__ = ["attachment_bytes", "attachment_count", "comment_count", "conversation_count", "credential_count", "mention_count", "message_count", "outbox_count", "ticket_count", "view_count", "vote_count"]
    ATTACHMENT_BYTES_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    COMMENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    CONVERSATION_COUNT_FIELD_NUMBER: _ClassVar[int]
    CREDENTIAL_COUNT_FIELD_NUMBER: _ClassVar[int]
    MENTION_COUNT_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_COUNT_FIELD_NUMBER: _ClassVar[int]
    OUTBOX_COUNT_FIELD_NUMBER: _ClassVar[int]
    TICKET_COUNT_FIELD_NUMBER: _ClassVar[int]
    VIEW_COUNT_FIELD_NUMBER: _ClassVar[int]
    VOTE_COUNT_FIELD_NUMBER: _ClassVar[int]
    attachment_bytes: int
    attachment_count: int
    comment_count: int
    conversation_count: int
    credential_count: int
    mention_count: int
    message_count: int
    outbox_count: int
    ticket_count: int
    view_count: int
    vote_count: int
    def __init__(self, ticket_count: _Optional[int] = ..., mention_count: _Optional[int] = ..., comment_count: _Optional[int] = ..., conversation_count: _Optional[int] = ..., message_count: _Optional[int] = ..., attachment_count: _Optional[int] = ..., attachment_bytes: _Optional[int] = ..., outbox_count: _Optional[int] = ..., vote_count: _Optional[int] = ..., view_count: _Optional[int] = ..., credential_count: _Optional[int] = ...) -> None: ...

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
    __slots__ = ["attachment_id", "data", "offset_bytes"]
    ATTACHMENT_ID_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    OFFSET_BYTES_FIELD_NUMBER: _ClassVar[int]
    attachment_id: str
    data: bytes
    offset_bytes: int
    def __init__(self, attachment_id: _Optional[str] = ..., offset_bytes: _Optional[int] = ..., data: _Optional[bytes] = ...) -> None: ...

class Participation(_message.Message):
    __slots__ = ["participant", "ticket_number"]
    PARTICIPANT_FIELD_NUMBER: _ClassVar[int]
    TICKET_NUMBER_FIELD_NUMBER: _ClassVar[int]
    participant: _ticket_pb2.Participant
    ticket_number: int
    def __init__(self, ticket_number: _Optional[int] = ..., participant: _Optional[_Union[_ticket_pb2.Participant, _Mapping[str, object]]] = ...) -> None: ...

class PersonRecord(_message.Message):
    __slots__ = ["article_rating", "attachment", "comment", "conversation", "file_bytes", "message", "participation", "person", "ticket", "view"]
    ARTICLE_RATING_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENT_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    CONVERSATION_FIELD_NUMBER: _ClassVar[int]
    FILE_BYTES_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    PARTICIPATION_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    article_rating: _feedback_service_pb2.ArticleRating
    attachment: _ticket_pb2.Attachment
    comment: _ticket_pb2.Comment
    conversation: _conversation_pb2.Conversation
    file_bytes: FileBytes
    message: _conversation_pb2.Message
    participation: Participation
    person: _ticket_pb2.Person
    ticket: _ticket_pb2.Ticket
    view: _ticket_service_pb2.TicketView
    def __init__(self, person: _Optional[_Union[_ticket_pb2.Person, _Mapping[str, object]]] = ..., ticket: _Optional[_Union[_ticket_pb2.Ticket, _Mapping[str, object]]] = ..., comment: _Optional[_Union[_ticket_pb2.Comment, _Mapping[str, object]]] = ..., conversation: _Optional[_Union[_conversation_pb2.Conversation, _Mapping[str, object]]] = ..., message: _Optional[_Union[_conversation_pb2.Message, _Mapping[str, object]]] = ..., article_rating: _Optional[_Union[_feedback_service_pb2.ArticleRating, _Mapping[str, object]]] = ..., view: _Optional[_Union[_ticket_service_pb2.TicketView, _Mapping[str, object]]] = ..., attachment: _Optional[_Union[_ticket_pb2.Attachment, _Mapping[str, object]]] = ..., file_bytes: _Optional[_Union[FileBytes, _Mapping[str, object]]] = ..., participation: _Optional[_Union[Participation, _Mapping[str, object]]] = ...) -> None: ...
