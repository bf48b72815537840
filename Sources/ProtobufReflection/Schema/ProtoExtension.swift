/// A field that a file adds to a message of another (`extend`, which proto3 has for options only).
public struct ProtoExtension: Hashable, Sendable {
    /// With package and enclosing messages, such as `google.api.http`.
    public let fullName: String
    /// The full name of the message that is extended.
    public let extendee: String
    /// The field's number in that message.
    public let number: Int32
}
