internal import NIOCore
internal import NIOPosix

/// Why a connection did not come about, in a few words.
struct ConnectionFailure: CustomStringConvertible {
    let description: String

    init(_ error: any Error) {
        description =
            switch error {
            case let error as TLSFailure: error.description
            case let error as NIOConnectionError: Self.text(error)
            case let error as IOError: systemErrorText(error.errnoCode)
            case ChannelError.connectTimeout(let time): "no answer within \(time.nanoseconds / 1_000_000_000) s"
            case SocketAddressError.unixDomainSocketPathTooLong: "a path of a Unix socket has at most 107 bytes"
            default: "\(error)"
            }
    }

    /// One reason for all addresses that a host has: the first attempt's.
    private static func text(_ error: NIOConnectionError) -> String {
        if let first = error.connectionErrors.first { return ConnectionFailure(first.error).description }
        guard error.dnsAError != nil || error.dnsAAAAError != nil else { return "the host has no address" }
        return "there is no host of this name"
    }
}
