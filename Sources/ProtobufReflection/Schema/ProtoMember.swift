/// What stands in a message: a field, or a oneof with its fields.
public enum ProtoMember: Hashable, Sendable {
    /// A field of its own.
    case field(ProtoField)
    /// A oneof and its members.
    case oneof(ProtoOneof, [ProtoField])
}
