from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
MAIL_OUTCOME_COMMENT: MailOutcome
MAIL_OUTCOME_CONVERSATION: MailOutcome
MAIL_OUTCOME_DUPLICATE: MailOutcome
MAIL_OUTCOME_NOTE: MailOutcome
MAIL_OUTCOME_NO_SUCH_RECIPIENT: MailOutcome
MAIL_OUTCOME_OWN: MailOutcome
MAIL_OUTCOME_QUARANTINED: MailOutcome
MAIL_OUTCOME_REPORT: MailOutcome
MAIL_OUTCOME_STATUS_ANSWERED: MailOutcome
MAIL_OUTCOME_TICKET: MailOutcome
MAIL_OUTCOME_UNSPECIFIED: MailOutcome
MAIL_OUTCOME_UNSUBSCRIBED: MailOutcome

class DeadLetter(_message.Message):
    __slots__ = ["attempts", "create_time", "end_time", "failure", "id", "kind", "recipient", "revision", "ticket_number"]
    ATTEMPTS_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    FAILURE_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    RECIPIENT_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    TICKET_NUMBER_FIELD_NUMBER: _ClassVar[int]
    attempts: int
    create_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    failure: str
    id: int
    kind: str
    recipient: str
    revision: int
    ticket_number: int
    def __init__(self, id: _Optional[int] = ..., kind: _Optional[str] = ..., ticket_number: _Optional[int] = ..., revision: _Optional[int] = ..., recipient: _Optional[str] = ..., attempts: _Optional[int] = ..., failure: _Optional[str] = ..., create_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., end_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ...) -> None: ...

class DiscardMailRequest(_message.Message):
    __slots__ = ["id", "request_id"]
    ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    id: int
    request_id: str
    def __init__(self, id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetQuarantinedMailRequest(_message.Message):
    __slots__ = ["id"]
    ID_FIELD_NUMBER: _ClassVar[int]
    id: int
    def __init__(self, id: _Optional[int] = ...) -> None: ...

class IngestMailRequest(_message.Message):
    __slots__ = ["raw", "recipients", "sender"]
    RAW_FIELD_NUMBER: _ClassVar[int]
    RECIPIENTS_FIELD_NUMBER: _ClassVar[int]
    SENDER_FIELD_NUMBER: _ClassVar[int]
    raw: bytes
    recipients: _containers.RepeatedScalarFieldContainer[str]
    sender: str
    def __init__(self, raw: _Optional[bytes] = ..., recipients: _Optional[_Iterable[str]] = ..., sender: _Optional[str] = ...) -> None: ...

class IngestMailResponse(_message.Message):
    __slots__ = ["mails"]
    MAILS_FIELD_NUMBER: _ClassVar[int]
    mails: _containers.RepeatedCompositeFieldContainer[IngestedMail]
    def __init__(self, mails: _Optional[_Iterable[_Union[IngestedMail, _Mapping[str, object]]]] = ...) -> None: ...

class IngestedMail(_message.Message):
    __slots__ = ["conversation_id", "outcome", "quarantine_id", "reason", "recipient", "ticket_number"]
    CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    QUARANTINE_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    RECIPIENT_FIELD_NUMBER: _ClassVar[int]
    TICKET_NUMBER_FIELD_NUMBER: _ClassVar[int]
    conversation_id: str
    outcome: MailOutcome
    quarantine_id: int
    reason: str
    recipient: str
    ticket_number: int
    def __init__(self, recipient: _Optional[str] = ..., outcome: _Optional[_Union[MailOutcome, str]] = ..., ticket_number: _Optional[int] = ..., conversation_id: _Optional[str] = ..., quarantine_id: _Optional[int] = ..., reason: _Optional[str] = ...) -> None: ...

class ListDeadLettersRequest(_message.Message):
    __slots__ = ["page_size", "page_token"]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListDeadLettersResponse(_message.Message):
    __slots__ = ["dead_letters", "next_page_token"]
    DEAD_LETTERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    dead_letters: _containers.RepeatedCompositeFieldContainer[DeadLetter]
    next_page_token: str
    def __init__(self, dead_letters: _Optional[_Iterable[_Union[DeadLetter, _Mapping[str, object]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListQuarantineRequest(_message.Message):
    __slots__ = ["page_size", "page_token"]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListQuarantineResponse(_message.Message):
    __slots__ = ["mails", "next_page_token"]
    MAILS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    mails: _containers.RepeatedCompositeFieldContainer[QuarantinedMail]
    next_page_token: str
    def __init__(self, mails: _Optional[_Iterable[_Union[QuarantinedMail, _Mapping[str, object]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class QuarantinedMail(_message.Message):
    __slots__ = ["create_time", "id", "problem", "raw", "reason", "recipient", "sender", "size_bytes", "subject", "ticket_number"]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    RAW_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    RECIPIENT_FIELD_NUMBER: _ClassVar[int]
    SENDER_FIELD_NUMBER: _ClassVar[int]
    SIZE_BYTES_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    TICKET_NUMBER_FIELD_NUMBER: _ClassVar[int]
    create_time: _timestamp_pb2.Timestamp
    id: int
    problem: str
    raw: bytes
    reason: str
    recipient: str
    sender: str
    size_bytes: int
    subject: str
    ticket_number: int
    def __init__(self, id: _Optional[int] = ..., create_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., reason: _Optional[str] = ..., problem: _Optional[str] = ..., sender: _Optional[str] = ..., recipient: _Optional[str] = ..., subject: _Optional[str] = ..., ticket_number: _Optional[int] = ..., size_bytes: _Optional[int] = ..., raw: _Optional[bytes] = ...) -> None: ...

class ReleaseMailRequest(_message.Message):
    __slots__ = ["desk", "id", "request_id", "ticket_number"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_NUMBER_FIELD_NUMBER: _ClassVar[int]
    desk: str
    id: int
    request_id: str
    ticket_number: int
    def __init__(self, id: _Optional[int] = ..., ticket_number: _Optional[int] = ..., desk: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RetryDeadLetterRequest(_message.Message):
    __slots__ = ["id", "request_id"]
    ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    id: int
    request_id: str
    def __init__(self, id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class UnsubscribeRequest(_message.Message):
    __slots__ = ["token"]
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    token: str
    def __init__(self, token: _Optional[str] = ...) -> None: ...

class UnsubscribeResponse(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class MailOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
