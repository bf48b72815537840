/// The type of a field's value. Types with names carry their full name.
public enum ProtoType: Hashable, Sendable {
    /// 64 bits, IEEE 754.
    case double
    /// 32 bits, IEEE 754.
    case float
    /// `int32`, `sint32`, `sfixed32`.
    case int32
    /// `int64`, `sint64`, `sfixed64`.
    case int64
    /// `uint32`, `fixed32`.
    case uint32
    /// `uint64`, `fixed64`.
    case uint64
    /// True or false.
    case bool
    /// UTF-8.
    case string
    /// Any bytes.
    case bytes
    /// A message with this full name.
    case message(String)
    /// An enum with this full name.
    case `enum`(String)
    /// proto2's groups, which cannot be read or written here.
    case group
}

extension ProtoType {
    var isMessage: Bool {
        if case .message = self { true } else { false }
    }

    /// Whether values of a repeated field can stand behind one tag: all but those that have a length themselves.
    var canBePacked: Bool {
        switch self {
        case .double, .float, .int32, .int64, .uint32, .uint64, .bool, .enum: true
        case .string, .bytes, .message, .group: false
        }
    }
}

extension ProtoType {
    /// Whether a map may have such keys.
    var canBeMapKey: Bool {
        switch self {
        case .int32, .int64, .uint32, .uint64, .bool, .string: true
        case .double, .float, .bytes, .message, .enum, .group: false
        }
    }
}
