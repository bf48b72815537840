/// A oneof of a message.
struct ProtoOneof: Hashable {
    var name: String
    /// With package and messages, such as `ticket.v1.Event.kind`.
    var fullName: String
    var comment: [String]
}
