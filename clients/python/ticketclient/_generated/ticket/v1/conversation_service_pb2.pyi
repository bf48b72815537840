from google.protobuf import empty_pb2 as _empty_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from ticketclient._generated.google.rpc import status_pb2 as _status_pb2
from ticketclient._generated.ticket.v1 import conversation_pb2 as _conversation_pb2
from ticketclient._generated.ticket.v1 import ticket_pb2 as _ticket_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ChatAccepted(_message.Message):
    __slots__ = ["client_id", "message_id"]
    CLIENT_ID_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    client_id: str
    message_id: int
    def __init__(self, client_id: _Optional[str] = ..., message_id: _Optional[int] = ...) -> None: ...

class ChatOpen(_message.Message):
    __slots__ = ["conversation_id", "last_message_id"]
    CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    LAST_MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    conversation_id: str
    last_message_id: int
    def __init__(self, conversation_id: _Optional[str] = ..., last_message_id: _Optional[int] = ...) -> None: ...

class ChatRefused(_message.Message):
    __slots__ = ["client_id", "status"]
    CLIENT_ID_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    client_id: str
    status: _status_pb2.Status
    def __init__(self, client_id: _Optional[str] = ..., status: _Optional[_Union[_status_pb2.Status, _Mapping[str, object]]] = ...) -> None: ...

class ChatRequest(_message.Message):
    __slots__ = ["open", "read", "send", "typing"]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    READ_FIELD_NUMBER: _ClassVar[int]
    SEND_FIELD_NUMBER: _ClassVar[int]
    TYPING_FIELD_NUMBER: _ClassVar[int]
    open: ChatOpen
    read: ReadReceipt
    send: ChatSend
    typing: _empty_pb2.Empty
    def __init__(self, open: _Optional[_Union[ChatOpen, _Mapping[str, object]]] = ..., send: _Optional[_Union[ChatSend, _Mapping[str, object]]] = ..., typing: _Optional[_Union[_empty_pb2.Empty, _Mapping[str, object]]] = ..., read: _Optional[_Union[ReadReceipt, _Mapping[str, object]]] = ...) -> None: ...

class ChatResponse(_message.Message):
    __slots__ = ["accepted", "changed", "heartbeat", "message", "presence", "read", "refused", "typing"]
    ACCEPTED_FIELD_NUMBER: _ClassVar[int]
    CHANGED_FIELD_NUMBER: _ClassVar[int]
    HEARTBEAT_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    PRESENCE_FIELD_NUMBER: _ClassVar[int]
    READ_FIELD_NUMBER: _ClassVar[int]
    REFUSED_FIELD_NUMBER: _ClassVar[int]
    TYPING_FIELD_NUMBER: _ClassVar[int]
    accepted: ChatAccepted
    changed: _conversation_pb2.Conversation
    heartbeat: _empty_pb2.Empty
    message: _conversation_pb2.Message
    presence: Presence
    read: MessagesRead
    refused: ChatRefused
    typing: Typing
    def __init__(self, message: _Optional[_Union[_conversation_pb2.Message, _Mapping[str, object]]] = ..., typing: _Optional[_Union[Typing, _Mapping[str, object]]] = ..., presence: _Optional[_Union[Presence, _Mapping[str, object]]] = ..., read: _Optional[_Union[MessagesRead, _Mapping[str, object]]] = ..., changed: _Optional[_Union[_conversation_pb2.Conversation, _Mapping[str, object]]] = ..., accepted: _Optional[_Union[ChatAccepted, _Mapping[str, object]]] = ..., refused: _Optional[_Union[ChatRefused, _Mapping[str, object]]] = ..., heartbeat: _Optional[_Union[_empty_pb2.Empty, _Mapping[str, object]]] = ...) -> None: ...

class ChatSend(_message.Message):
    __slots__ = ["attachment_ids", "body", "client_id", "informational"]
    ATTACHMENT_IDS_FIELD_NUMBER: _ClassVar[int]
    BODY_FIELD_NUMBER: _ClassVar[int]
    CLIENT_ID_FIELD_NUMBER: _ClassVar[int]
    INFORMATIONAL_FIELD_NUMBER: _ClassVar[int]
    attachment_ids: _containers.RepeatedScalarFieldContainer[str]
    body: str
    client_id: str
    informational: bool
    def __init__(self, body: _Optional[str] = ..., client_id: _Optional[str] = ..., informational: bool = ..., attachment_ids: _Optional[_Iterable[str]] = ...) -> None: ...

class CloseConversationRequest(_message.Message):
    __slots__ = ["id", "request_id"]
    ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    request_id: str
    def __init__(self, id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ConvertConversationRequest(_message.Message):
    __slots__ = ["id", "issue_type", "request_id", "subject", "tier"]
    ID_FIELD_NUMBER: _ClassVar[int]
    ISSUE_TYPE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    id: str
    issue_type: str
    request_id: str
    subject: str
    tier: str
    def __init__(self, id: _Optional[str] = ..., subject: _Optional[str] = ..., issue_type: _Optional[str] = ..., tier: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetConversationRequest(_message.Message):
    __slots__ = ["id", "ticket_number"]
    ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_NUMBER_FIELD_NUMBER: _ClassVar[int]
    id: str
    ticket_number: int
    def __init__(self, id: _Optional[str] = ..., ticket_number: _Optional[int] = ...) -> None: ...

class ListConversationsRequest(_message.Message):
    __slots__ = ["desk", "page_size", "page_token", "requester", "state"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    desk: str
    page_size: int
    page_token: str
    requester: str
    state: _conversation_pb2.ConversationState
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., desk: _Optional[str] = ..., state: _Optional[_Union[_conversation_pb2.ConversationState, str]] = ..., requester: _Optional[str] = ...) -> None: ...

class ListConversationsResponse(_message.Message):
    __slots__ = ["conversations", "next_page_token"]
    CONVERSATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    conversations: _containers.RepeatedCompositeFieldContainer[_conversation_pb2.Conversation]
    next_page_token: str
    def __init__(self, conversations: _Optional[_Iterable[_Union[_conversation_pb2.Conversation, _Mapping[str, object]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListMessagesRequest(_message.Message):
    __slots__ = ["conversation_id", "page_size", "page_token"]
    CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    conversation_id: str
    page_size: int
    page_token: str
    def __init__(self, conversation_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListMessagesResponse(_message.Message):
    __slots__ = ["messages", "next_page_token"]
    MESSAGES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    messages: _containers.RepeatedCompositeFieldContainer[_conversation_pb2.Message]
    next_page_token: str
    def __init__(self, messages: _Optional[_Iterable[_Union[_conversation_pb2.Message, _Mapping[str, object]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class MessagesRead(_message.Message):
    __slots__ = ["message_id", "person", "time"]
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    message_id: int
    person: _ticket_pb2.Person
    time: _timestamp_pb2.Timestamp
    def __init__(self, person: _Optional[_Union[_ticket_pb2.Person, _Mapping[str, object]]] = ..., message_id: _Optional[int] = ..., time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ...) -> None: ...

class Presence(_message.Message):
    __slots__ = ["person", "present"]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    PRESENT_FIELD_NUMBER: _ClassVar[int]
    person: _ticket_pb2.Person
    present: bool
    def __init__(self, person: _Optional[_Union[_ticket_pb2.Person, _Mapping[str, object]]] = ..., present: bool = ...) -> None: ...

class ReadReceipt(_message.Message):
    __slots__ = ["message_id"]
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    message_id: int
    def __init__(self, message_id: _Optional[int] = ...) -> None: ...

class StartConversationRequest(_message.Message):
    __slots__ = ["body", "conversation", "request_id"]
    BODY_FIELD_NUMBER: _ClassVar[int]
    CONVERSATION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    body: str
    conversation: _conversation_pb2.Conversation
    request_id: str
    def __init__(self, conversation: _Optional[_Union[_conversation_pb2.Conversation, _Mapping[str, object]]] = ..., body: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class Typing(_message.Message):
    __slots__ = ["person"]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    person: _ticket_pb2.Person
    def __init__(self, person: _Optional[_Union[_ticket_pb2.Person, _Mapping[str, object]]] = ...) -> None: ...
