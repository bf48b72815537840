/// A field of a message.
public struct ProtoField: Hashable, Sendable {
    /// Such as `next_page_token`.
    public let name: String
    /// The name in the standard JSON form, such as `nextPageToken`.
    public let jsonName: String
    /// With package and messages, such as `ticket.v1.Ticket.subject`.
    public let fullName: String
    /// The number on the wire.
    public let number: Int32
    /// The type of the value, or of each value of a repeated field.
    public package(set) var type: ProtoType
    /// How a whole number is written.
    public let encoding: ProtoEncoding
    /// Whether it has any number of values; so has a map.
    public let isRepeated: Bool
    /// Whether the numbers of a repeated field are written behind one tag.
    public let isPacked: Bool
    /// Whether unset is another thing than the default: messages, members of oneofs, `optional`, and proto2.
    public let hasPresence: Bool
    /// Declared with proto3's `optional`.
    public let isProto3Optional: Bool
    /// The place in the message's oneofs, when it is a member of one.
    public let oneofIndex: Int?
    /// The lines of the comment in the proto, without `//`.
    public let comment: [String]
}
