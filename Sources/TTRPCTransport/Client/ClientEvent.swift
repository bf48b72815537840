/// What callers tell a connection.
enum ClientEvent: Sendable {
    case start(any ClientCall)
    /// Nobody waits for the call any more.
    case abandon(any ClientCall)
    /// The reader of a stream has made room.
    case taken(any ClientCall, StreamClientCall.Taken)
}
