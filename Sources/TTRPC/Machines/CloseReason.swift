/// Why a connection is closed from this side.
package enum CloseReason: String, Error, Sendable, Hashable {
    case reservedLength =
        "a frame's length has its first byte set, which ttrpc reserves: the peer speaks something else"
    case slowHeader = "a frame's header did not arrive in time"
    case slowBody = "a frame's body arrived too slowly"
    case slowReader = "the peer did not read what it was sent"
    case drained = "the server is closing and no call is left"
}
