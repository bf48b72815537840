/// The messages of `google.protobuf` whose JSON is not an object of their fields (ProtoJSON of protobuf.dev).
enum WellKnownForm {
    case any
    case timestamp
    case duration
    case fieldMask
    /// `StringValue` and the like: the value alone.
    case wrapper
    /// `Struct` and `ListValue`: the one field alone.
    case container
    /// `Value`: any JSON.
    case value

    /// The form of this message; nil when it has none, or other fields than the published one: a schema may come from a
    /// peer.
    init?(_ message: ProtoMessage) {
        guard message.fullName.hasPrefix("google.protobuf."), let (form, types, isRepeated) = Self.known[message.name],
            message.fields.count == types.count
        else { return nil }
        for (index, type) in types.enumerated() {
            guard let field = message.fields.first(where: { $0.number == index + 1 }), field.type == type,
                field.isRepeated == isRepeated
            else { return nil }
        }
        self = form
    }

    private static let known: [String: (form: WellKnownForm, types: [ProtoType], isRepeated: Bool)] = [
        "Any": (.any, [.string, .bytes], false),
        "Timestamp": (.timestamp, [.int64, .int32], false),
        "Duration": (.duration, [.int64, .int32], false),
        "FieldMask": (.fieldMask, [.string], true),
        "DoubleValue": (.wrapper, [.double], false),
        "FloatValue": (.wrapper, [.float], false),
        "Int64Value": (.wrapper, [.int64], false),
        "UInt64Value": (.wrapper, [.uint64], false),
        "Int32Value": (.wrapper, [.int32], false),
        "UInt32Value": (.wrapper, [.uint32], false),
        "BoolValue": (.wrapper, [.bool], false),
        "StringValue": (.wrapper, [.string], false),
        "BytesValue": (.wrapper, [.bytes], false),
        "Struct": (.container, [.message("google.protobuf.Struct.FieldsEntry")], true),
        "ListValue": (.container, [.message("google.protobuf.Value")], true),
        "Value": (
            .value,
            [
                .enum(nullValue), .double, .string, .bool, .message("google.protobuf.Struct"),
                .message("google.protobuf.ListValue"),
            ], false
        ),
    ]

    /// The enum whose one value is JSON's null.
    static let nullValue = "google.protobuf.NullValue"

    /// What stands in an `Any` behind `value` and not beside `@type`: the messages with forms, and `Empty`.
    static func isValueInAny(_ type: MessageType) -> Bool {
        type.form != nil || type.fullName == "google.protobuf.Empty"
    }
}
