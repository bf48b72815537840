/// How a whole number is written (encoding.md of protobuf.dev); nothing for other types.
public enum ProtoEncoding: Hashable, Sendable {
    /// `int32`, `uint64` and the like: as many bytes as it needs, ten for a negative number.
    case varint
    /// `sint32` and `sint64`: a varint with the sign in the lowest bit.
    case zigZag
    /// `fixed32`, `sfixed64` and the like: four or eight bytes.
    case fixed
}
