internal import CProtobufC

/// A message as C structs in an arena, with its exact size: write a header that tells the size, then pack behind it.
///
/// Valid until the arena's next reset. It does not keep the arena alive: whoever prepares a message in an arena of their
/// own must use the arena after the last use of the message, as `defer { arena.reset() }` does.
public struct PreparedMessage {
    private let message: UnsafePointer<ProtobufCMessage>

    /// What ``pack(into:)`` writes, in bytes, exactly.
    public let packedSize: Int

    /// Measures the message.
    ///
    /// - Parameter layout: a struct that protoc-c generated, initialised and filled, such as
    ///   ``ProtobufMessage/layout(in:)`` gives.
    public init(layout: UnsafeRawPointer) {
        message = layout.assumingMemoryBound(to: ProtobufCMessage.self)
        packedSize = protobuf_c_message_get_packed_size(message)
    }

    /// Writes exactly ``packedSize`` bytes, starting at `destination`.
    public func pack(into destination: UnsafeMutableRawPointer) {
        // An empty message has nothing to write, and its destination may be the end of a buffer.
        guard packedSize > 0 else { return }
        let written = protobuf_c_message_pack(message, destination.assumingMemoryBound(to: UInt8.self))
        assert(written == packedSize)
    }
}

@available(*, unavailable, message: "a prepared message points into an arena, which belongs to one thread")
extension PreparedMessage: Sendable {}
