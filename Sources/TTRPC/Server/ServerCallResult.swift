package import ProtobufC

/// How a handler that ran off the event loop ended.
package enum ServerCallResult: Sendable {
    /// A unary reply, packed as a whole Response frame by the task that made it.
    case frame([UInt8])
    /// A unary reply that the event loop makes and packs, because the thread that answers has better things to do.
    case message(@Sendable () -> any ProtobufMessage)
    /// A stream's handler has returned.
    case endOfStream
    case failure(RPCError)

    /// Why the call failed; nil if it did not.
    package var error: RPCError? { if case .failure(let error) = self { error } else { nil } }
}

/// What a call off the event loop tells its connection.
package enum ServerCallEvent: Sendable {
    /// One message of a stream, packed as a whole Data frame.
    case message(frame: [UInt8])
    /// Metadata ahead of everything else, packed as a frame.
    case headers(frame: [UInt8])
    /// The handler has read a message of its peer that had so many bytes of data.
    case read(byteCount: Int)
    /// What the peer sent was no message; the call ends with this.
    case badMessage(RPCError)
    /// The handler has returned; exactly once, and last.
    case finished(ServerCallResult)
}

/// Where a call off the event loop puts what it has to say; the transport takes it to the event loop.
package protocol ServerCallOutbox: AnyObject, Sendable {
    /// Called from any thread; must not block.
    func post(_ event: ServerCallEvent, of call: ServerCall)
}
