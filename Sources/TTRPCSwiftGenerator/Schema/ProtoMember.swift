/// What becomes one property of a Swift struct.
enum ProtoMember: Hashable {
    case field(ProtoField)
    case oneof(ProtoOneof, [ProtoField])
}
