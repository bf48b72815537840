/// The type of a field's value. Types with names carry their full name.
enum ProtoType: Hashable {
    case double
    case float
    case int32
    case int64
    case uint32
    case uint64
    case bool
    case string
    case bytes
    case message(String)
    case `enum`(String)
    case group
}
