/// Why bytes could not be read as a message, or a message could not be written as bytes.
///
/// Nothing in a case comes from the contents of a string field, so a description may be shown to the peer and logged.
public enum ProtobufError: Error, Hashable, Sendable {
    /// The bytes are not this message; `reason` names the field where one is at fault, and the offset in bytes.
    case malformed(reason: String)

    /// A string field holds bytes that are not UTF-8. `field` is its full name, such as `ticket.v1.Ticket.subject`.
    case invalidUTF8(field: String)

    /// A string field holds U+0000, which peers written in C would take for its end. `field` is its full name.
    case nulInString(field: String)

    /// The message, with everything in it, has more fields than `PrescanLimits.fieldsMax`.
    case tooManyFields(limit: Int)

    /// Messages are nested deeper than `PrescanLimits.depthMax`.
    case tooDeep(limit: Int)

    /// The message needs more memory than the arena may give.
    case budgetExceeded(budgetBytes: Int)
}

extension ProtobufError: CustomStringConvertible {
    /// A sentence for people: what is wrong and what to do.
    public var description: String {
        switch self {
        case .malformed(let reason):
            "the message is malformed: \(reason)"
        case .invalidUTF8(let field):
            "the string field \(field) is not UTF-8: encode it as UTF-8, or send it in a bytes field"
        case .nulInString(let field):
            "the string field \(field) holds the character U+0000: remove it"
        case .tooManyFields(let limit):
            "the message has more than \(limit) fields: split it"
        case .tooDeep(let limit):
            "messages are nested more than \(limit) deep"
        case .budgetExceeded(let budgetBytes):
            "the message needs more than \(budgetBytes) bytes of memory: split it"
        }
    }
}
