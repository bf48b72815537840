/// The messages that the other side sends on one call, in order.
///
/// One reader at a time. In a client the sequence ends when the server has ended the call with OK; it throws
/// ``RPCError`` when the call ended otherwise, after all messages that came before. In a server it ends when the client
/// has sent its last message; it throws ``RPCError`` for a message that does not unpack, and at once when nobody waits
/// for the handler any more.
public struct MessageStream<Message: Sendable>: AsyncSequence, Sendable {
    public typealias Element = Message
    public typealias Failure = any Error

    private let nextMessage: @Sendable () async throws -> Message?

    /// - Parameter next: gives the next message, nil at the end, and throws ``RPCError``. One task at a time calls it.
    public init(next: @escaping @Sendable () async throws -> Message?) {
        nextMessage = next
    }

    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let nextMessage: @Sendable () async throws -> Message?

        public mutating func next() async throws -> Message? {
            try await nextMessage()
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Message? {
            try await nextMessage()
        }
    }

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(nextMessage: nextMessage)
    }
}

extension MessageStream {
    /// All messages up to the end. For streams that are known to be short.
    public func collect() async throws -> [Message] {
        var messages: [Message] = []
        for try await message in self { messages.append(message) }
        return messages
    }
}
