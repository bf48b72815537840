public import ProtobufC

extension GoogleProtobufAny {
    /// What stands before the name in a type URL that we write.
    private static let typeURLPrefix = "type.googleapis.com/"

    /// How deep JSON may be nested where a message is unpacked into it; deeper ones stay bytes.
    private static let jsonDepthMax = 32

    /// The messages of this module by their full names.
    private static let knownMessages = Dictionary(
        TicketMessagesCatalog.messages.map { ($0.fullName, $0) }, uniquingKeysWith: { first, _ in first })

    /// Packs a message with the URL of its type.
    ///
    /// - Throws: ``ProtobufError`` when the message cannot be packed, for example because a string holds U+0000.
    public init(packing message: some ProtobufMessage) throws(ProtobufError) {
        self.init(typeURL: Self.typeURLPrefix + type(of: message).fullName, value: try message.packed())
    }

    /// The full name of the message within: what follows the last `/` of the type URL, as any.proto has it.
    public var messageName: String {
        String(typeURL[(typeURL.lastIndex(of: "/").map(typeURL.index(after:)) ?? typeURL.startIndex)...])
    }

    /// The message within; nil when it is of another type.
    ///
    /// - Throws: ``ProtobufError`` when the bytes are not what the type URL says.
    public func unpack<Message: ProtobufMessage>(
        as _: Message.Type = Message.self
    ) throws(ProtobufError) -> Message? {
        guard messageName == Message.fullName else { return nil }
        return try Message(unpacking: value)
    }

    /// Writes the fields of the message within beside its type URL in `@type`. A message that is not known here, or does
    /// not unpack, is its bytes in `value`.
    func writeWellKnownJSON(to writer: inout JSONWriter) {
        guard writer.depth < Self.jsonDepthMax, let type = Self.knownMessages[messageName],
            let message = try? type.init(unpacking: value)
        else {
            writer.beginObject()
            writer.key("@type")
            writer.value(typeURL)
            writer.key("value")
            writer.value(value)
            return writer.endObject()
        }
        guard messageName.hasPrefix("google.protobuf.") else {
            writer.beginNextObject(with: "@type", typeURL)
            return writer.value(message)
        }
        // A well-known type has a form of its own, which need not be an object.
        writer.beginObject()
        writer.key("@type")
        writer.value(typeURL)
        writer.key("value")
        writer.value(message)
        writer.endObject()
    }
}
