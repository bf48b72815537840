/// Why a mail cannot be written. Nothing is sent then.
public enum CompositionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A Message-ID is none: `left@right` in printable ASCII, at most 250 bytes.
    case messageID
    /// The address to unsubscribe at is no `https` address in printable ASCII, of at most 900 bytes.
    case unsubscribeURL
    /// The text and its HTML are together longer than the limit, in bytes.
    case tooLong(bytesMax: Int)

    public var description: String {
        switch self {
        case .messageID: "a Message-ID is not of the form left@right in printable ASCII"
        case .unsubscribeURL: "the address to unsubscribe at is not an https address in printable ASCII"
        case .tooLong(let bytesMax): "the mail's text is longer than \(bytesMax) bytes; shorten it"
        }
    }
}
