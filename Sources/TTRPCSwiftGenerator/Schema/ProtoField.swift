/// A field of a message.
struct ProtoField: Hashable {
    var name: String
    /// With package and messages, such as `ticket.v1.Ticket.subject`.
    var fullName: String
    var number: Int32
    var type: ProtoType
    var isRepeated: Bool
    /// Declared with proto3's `optional`.
    var isProto3Optional: Bool
    /// The place in the message's oneofs, when it is a member of one.
    var oneofIndex: Int?
    var comment: [String]
}
