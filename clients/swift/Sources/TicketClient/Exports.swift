// One import gives a user the messages, the calls and the errors: they are this library's own vocabulary.
@_exported public import ProtobufC
@_exported public import TTRPC
@_exported public import TicketMessages
