/// A oneof of a message.
public struct ProtoOneof: Hashable, Sendable {
    /// Such as `kind`.
    public let name: String
    /// With package and messages, such as `ticket.v1.Event.kind`.
    public let fullName: String
    /// The lines of the comment in the proto, without `//`.
    public let comment: [String]
}
