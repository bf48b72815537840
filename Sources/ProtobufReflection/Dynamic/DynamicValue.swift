/// One value of a field whose type is known only while the program runs.
public enum DynamicValue: Hashable, Sendable {
    /// `double`
    case double(Double)
    /// `float`
    case float(Float)
    /// `int32`, `sint32`, `sfixed32`
    case int32(Int32)
    /// `int64`, `sint64`, `sfixed64`
    case int64(Int64)
    /// `uint32`, `fixed32`
    case uint32(UInt32)
    /// `uint64`, `fixed64`
    case uint64(UInt64)
    /// `bool`
    case bool(Bool)
    /// `string`
    case string(String)
    /// `bytes`
    case bytes([UInt8])
    /// A number of an enum, whether the enum has a name for it or not.
    case `enum`(Int32)
    /// A message.
    case message(DynamicMessage)

    /// Whether it is what an unset field of its type reads as; a message never is. Minus zero is another number.
    var isDefault: Bool {
        switch self {
        case .double(let value): value.bitPattern == 0
        case .float(let value): value.bitPattern == 0
        case .int32(let value), .enum(let value): value == 0
        case .int64(let value): value == 0
        case .uint32(let value): value == 0
        case .uint64(let value): value == 0
        case .bool(let value): !value
        case .string(let value): value.isEmpty
        case .bytes(let value): value.isEmpty
        case .message: false
        }
    }

    /// What an unset field of this type reads as; nil for a message or a group.
    init?(defaultOf type: ProtoType) {
        switch type {
        case .double: self = .double(0)
        case .float: self = .float(0)
        case .int32: self = .int32(0)
        case .int64: self = .int64(0)
        case .uint32: self = .uint32(0)
        case .uint64: self = .uint64(0)
        case .bool: self = .bool(false)
        case .string: self = .string("")
        case .bytes: self = .bytes([])
        case .enum: self = .enum(0)
        case .message, .group: return nil
        }
    }
}
