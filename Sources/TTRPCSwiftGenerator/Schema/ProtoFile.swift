/// A `.proto` file, as far as the generator needs it.
struct ProtoFile: Hashable {
    /// The path that imports use, such as `ticket/v1/ticket.proto`.
    var name: String
    var package: String
    var isProto3: Bool
    var messages: [ProtoMessage]
    var enums: [ProtoEnum]
    var services: [ProtoService]

    /// Every message in the file with those nested in it, in the order of the file.
    var allMessages: [ProtoMessage] { messages.flatMap(\.withNested) }

    /// Every enum in the file, those nested in messages included.
    var allEnums: [ProtoEnum] { enums + allMessages.flatMap(\.enums) }
}
