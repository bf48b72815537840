/// Why a connection is closed from this side. An extended peer is told in a GOAWAY.
package enum CloseReason: String, Error, Sendable, Hashable {
    case reservedLength =
        "a frame's length has its first byte set, which ttrpc reserves: the peer speaks something else"
    case slowHeader = "a frame's header did not arrive in time"
    case slowBody = "a frame's body arrived too slowly"
    case slowReader = "the peer did not read what it was sent"
    case drained = "the server is closing and no call is left"

    // What only extended peers can do.
    case silentPeer = "the peer says nothing and does not answer a ping"
    case malformedControlFrame = "a RESET, PING, WINDOW or GOAWAY has a wrong form"
    case oversizedControlFrame = "a frame that carries no message is above the limit of a frame"
    case idleStream = "a RESET or a WINDOW names a stream that was never opened"
    case streamIDOrder = "a stream id is lower than one before: they have to grow"
    case creditOverflow = "there is more credit than 2147483647 bytes"
    case emptyIncrement = "a WINDOW of the connection has an increment of zero"
    case connectionWindow = "data came without credit on the connection"
    case tooManyPings = "pings come too often"
    case tooManyResets = "too many calls are given up"

    // What any peer can do.
    case tooManyErrors = "too many requests and messages make no sense"
    case tooManyControlFrames = "too many frames carry nothing"

    /// What an extended peer is told.
    package var code: StatusCode {
        switch self {
        case .drained: .ok
        case .slowHeader, .slowBody: .deadlineExceeded
        case .silentPeer: .unavailable
        case .reservedLength, .malformedControlFrame, .idleStream, .streamIDOrder, .creditOverflow, .emptyIncrement:
            .invalidArgument
        case .slowReader, .oversizedControlFrame, .connectionWindow, .tooManyPings, .tooManyResets, .tooManyErrors,
            .tooManyControlFrames:
            .resourceExhausted
        }
    }
}
