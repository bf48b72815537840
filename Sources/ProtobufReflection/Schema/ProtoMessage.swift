/// A message type of a `.proto` file.
public struct ProtoMessage: Hashable, Sendable {
    /// Such as `Person`.
    public let name: String
    /// With package and enclosing messages, such as `ticket.v1.Ticket.Person`.
    public let fullName: String
    /// The lines of the comment in the proto, without `//`.
    public let comment: [String]
    /// The fields in the order of the file, those of oneofs included.
    public let fields: [ProtoField]
    /// The oneofs in the order of the file.
    public let oneofs: [ProtoOneof]
    /// The messages that are declared in this one.
    public let messages: [ProtoMessage]
    /// The enums that are declared in this message.
    public let enums: [ProtoEnum]
    /// The extensions that are declared in this message, whatever they extend.
    public let extensions: [ProtoExtension]
    /// Whether protoc made it for a `map<,>` field.
    public let isMapEntry: Bool

    /// The message itself, then those nested in it.
    public var withNested: [ProtoMessage] { [self] + messages.flatMap(\.withNested) }

    /// The fields and oneofs in the order of the file; a oneof stands where its first field does.
    public var members: [ProtoMember] {
        var members: [ProtoMember] = []
        var seen: Set<Int> = []
        for field in fields {
            guard let index = field.oneofIndex else {
                members.append(.field(field))
                continue
            }
            guard seen.insert(index).inserted, oneofs.indices.contains(index) else { continue }
            members.append(.oneof(oneofs[index], fields.filter { $0.oneofIndex == index }))
        }
        return members
    }
}
