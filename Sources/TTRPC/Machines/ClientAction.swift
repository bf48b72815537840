/// What the client's machine wants done. Payloads lie in the bytes that were given to it, or in memory of its own,
/// until it is called again.
package enum ClientAction: @unchecked Sendable {
    /// Nothing further can be made of the bytes; keep those not consumed and come back with more.
    case wait
    /// Nothing to do; ask again.
    case proceed
    /// A call that has one reply ended with it.
    case reply(streamID: UInt32, payload: UnsafeRawBufferPointer)
    /// A stream has a message; more may come.
    case message(streamID: UInt32, payload: UnsafeRawBufferPointer)
    /// A stream has its last message and ended well.
    case lastMessage(streamID: UInt32, payload: UnsafeRawBufferPointer)
    /// A stream ended well.
    case end(streamID: UInt32)
    /// A call ended otherwise.
    indirect case fail(streamID: UInt32, RPCError)
    /// Metadata came before a call's first answer.
    case headers(streamID: UInt32, Metadata)
    /// Metadata came before a call's end, which follows.
    case trailers(streamID: UInt32, Metadata)
    /// Hello is answered: what the connection speaks is known now.
    case helloAnswered
    /// Close the connection.
    case close(CloseReason)
    /// Write what the machine still has to say, and close the connection; open calls end with this.
    indirect case disconnect(RPCError)
}
