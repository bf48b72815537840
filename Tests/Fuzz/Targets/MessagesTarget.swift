internal import FixtureMessages
internal import ProtobufC
internal import TicketMessages

/// Bytes that may be a message. The first byte picks the type.
enum MessagesTarget {
    /// Every type of the service, then those that have every kind of field.
    private static let types = TicketMessagesCatalog.messages + FixtureCatalog.messages

    static func run(_ input: UnsafeRawBufferPointer) throws {
        guard let first = input.first else { return }
        let type = types[Int(first) % types.count]
        try check(type, UnsafeRawBufferPointer(rebasing: input[1...]))
    }

    private static func check<Message: ProtobufMessage>(_: Message.Type, _ bytes: UnsafeRawBufferPointer) throws {
        let arena = Arena(budgetBytes: 1 << 20, firstChunkBytes: 4096)
        guard let message = try? Message(unpacking: bytes, in: arena) else { return }
        var writer = JSONWriter()
        message.writeJSON(to: &writer)
        try promise(writer.depth == 0, "\(Message.fullName) leaves JSON open: \(writer.string)")
        arena.reset()

        let packed = try message.packed()
        let back: Message
        do {
            back = try Message(unpacking: packed)
        } catch {
            throw BrokenPromise("\(Message.fullName) does not unpack what it has packed: \(error)")
        }
        // Compared as bytes and as text, because a number can be NaN, which is not equal to itself.
        try promise(try back.packed() == packed, "\(Message.fullName) packs otherwise the second time")
        try promise(
            unsigned(back.json()) == unsigned(writer.string),
            "\(Message.fullName) is another after packing: \(writer.string)")
    }

    /// JSON whose fields are zero where they were negative zero: libprotobuf-c takes any zero for a field that is not
    /// set, and leaves it out.
    private static func unsigned(_ json: String) -> String {
        json.split(separator: "\":-0,", omittingEmptySubsequences: false).joined(separator: "\":0,")
    }
}
