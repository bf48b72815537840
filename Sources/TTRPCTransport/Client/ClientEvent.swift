/// What callers tell a connection.
enum ClientEvent: Sendable {
    case start(any ClientCall)
    /// Nobody waits for the call any more.
    case abandon(any ClientCall)
    /// Nobody reads the call's answers any more, but the server is to work off what it was sent.
    case leave(any ClientCall)
    /// A message, or the half-close, of a stream that the caller sends; packed as a frame whose stream id is still 0.
    case send(StreamClientCall, frame: [UInt8], isMessage: Bool)
    /// The reader of a stream has made room.
    case taken(any ClientCall, StreamClientCall.Taken)
}
