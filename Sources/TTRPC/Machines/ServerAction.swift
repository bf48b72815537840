/// What the server's machine wants done.
package enum ServerAction: @unchecked Sendable {
    /// Nothing further can be made of the bytes; keep those not consumed and come back with more.
    case wait
    /// Nothing to do; ask again.
    case proceed
    /// Run this call.
    case call(IncomingCall)
    /// Give the handler a message, which lies in the bytes that were given to the machine.
    case message(streamID: UInt32, ReceivedPayload)
    /// The same, and no further message comes.
    case lastMessage(streamID: UInt32, ReceivedPayload)
    /// Tell the handler that no further message comes.
    case requestsEnded(streamID: UInt32)
    /// Write this status on a stream where nothing runs.
    indirect case refuse(streamID: UInt32, RPCError)
    /// Cancel the stream's handler and write this status in place of its answer.
    indirect case end(streamID: UInt32, RPCError)
    /// Cancel the stream's handler and write nothing: the peer has given the call up.
    indirect case cancel(streamID: UInt32, RPCError)
    /// Find out whose the token is, and tell ``ServerConnectionMachine/authenticated(_:now:)``. Nothing is read before.
    case authenticate(token: String)
    /// Close the connection.
    case close(CloseReason)
}

/// A message as it came.
package struct ReceivedPayload: @unchecked Sendable {
    /// Lies in the bytes that were given to the machine.
    package let bytes: UnsafeRawBufferPointer
    /// How it is compressed; nil when it is not.
    package let compression: Compression?

    package init(bytes: UnsafeRawBufferPointer, compression: Compression? = nil) {
        self.bytes = bytes
        self.compression = compression
    }
}

/// A call that has passed all checks but that of its payload.
package struct IncomingCall: @unchecked Sendable {
    package let streamID: UInt32
    package let route: Route
    /// Lies in the bytes that were given to the machine.
    package let payload: UnsafeRawBufferPointer
    /// How the payload is compressed; nil when it is not.
    package let compression: Compression?
    package let metadata: Metadata
    package let deadline: MonotonicTime?
    let flags: FrameFlags

    /// True when the peer has said that it sends no further message.
    package var isRemoteClosed: Bool { flags.contains(.remoteClosed) }

    /// Where the method takes a stream: its first message, if it came with the request. Existing clients open a stream
    /// with an empty payload that is none.
    package var firstMessage: UnsafeRawBufferPointer? {
        payload.isEmpty || flags.contains(.noData) ? nil : payload
    }
}

/// What to do with a stream's frame.
package enum FrameDisposition: Sendable, Hashable {
    /// Write it now.
    case write
    /// The machine keeps it and gives it out later.
    case queued
    /// The stream is over.
    case dropped
}
