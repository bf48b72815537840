/// A message type of a `.proto` file.
struct ProtoMessage: Hashable {
    var name: String
    /// With package and enclosing messages, such as `ticket.v1.Ticket.Person`.
    var fullName: String
    var comment: [String]
    var fields: [ProtoField]
    var oneofs: [ProtoOneof]
    var messages: [ProtoMessage]
    var enums: [ProtoEnum]
    /// Whether protoc made it for a `map<,>` field.
    var isMapEntry: Bool

    /// The message itself, then those nested in it.
    var withNested: [ProtoMessage] { [self] + messages.flatMap(\.withNested) }

    /// The fields and oneofs in the order of the file; a oneof stands where its first field does.
    var members: [ProtoMember] {
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
