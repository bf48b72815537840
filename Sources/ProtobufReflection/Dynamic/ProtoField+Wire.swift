internal import ProtobufC

extension ProtoField {
    /// How one value is laid out in bytes; nil for a group.
    var wireType: WireType? {
        switch type {
        case .double: .fixed64
        case .float: .fixed32
        case .int32, .uint32: encoding == .fixed ? .fixed32 : .varint
        case .int64, .uint64: encoding == .fixed ? .fixed64 : .varint
        case .bool, .enum: .varint
        case .string, .bytes, .message: .lengthDelimited
        case .group: nil
        }
    }
}
