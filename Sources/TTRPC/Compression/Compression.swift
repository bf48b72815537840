/// How the payload of one message is made smaller, by the names that peers agree on in Hello. Each payload is a complete
/// stream of its own.
public enum Compression: String, Sendable, Hashable, CaseIterable {
    /// RFC 1950.
    case zlib = "compress-zlib"
    /// RFC 1952.
    case gzip = "compress-gzip"

    /// Payloads below this are sent as they are: little is saved, and every message would pay for the attempt.
    package static let worthwhileBytesMin = 1024

    /// Why a payload could not be inflated.
    package enum Fault: Error, Sendable, Hashable {
        /// It is not exactly one complete stream of this format.
        case malformed
        /// It is larger than allowed.
        case tooLarge
    }

    /// What it is called in Hello.
    package var feature: String { rawValue }

    /// zlib's number for the format, with the largest window that it has.
    var windowBits: Int32 {
        switch self {
        case .zlib: 15
        case .gzip: 15 + 16
        }
    }
}
