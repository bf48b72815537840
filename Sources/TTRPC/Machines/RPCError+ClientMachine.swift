/// What the client's machine says by itself of servers with the extension.
extension RPCError {
    static let helloNotAnswered = RPCError(
        code: .unavailable, message: "the server did not say in time whether it speaks ttrpcx.v1")

    static let helloNotUnderstood = RPCError(
        code: .unavailable, message: "the server's answer to ttrpcx.v1.Connection/Hello is none")

    static let serverSilent = RPCError(
        code: .unavailable,
        message: "the server gave no sign of life when it was asked; the call may have been executed")

    static let compressionNotAgreed = RPCError(
        code: .unimplemented, message: "The server's payload is compressed, and no compression was agreed on.")

    static let headersOutOfPlace = protocolError("The server sent headers again, or behind a message.")

    static let trailersOutOfPlace = protocolError("The server sent trailers again.")

    static func aborted(_ reason: String) -> RPCError {
        RPCError(code: .internal, message: "the connection was closed, since the server sent \(reason)")
    }

    /// A stream's data came although the server had no credit for it.
    static func beyondCredit(byteCount: Int) -> RPCError {
        RPCError(
            code: .resourceExhausted,
            message: "The server sent a message of \(byteCount) bytes that it had no credit for.")
    }

    init(compressionFault fault: Compression.Fault, _ compression: Compression, byteCountMax: Int) {
        switch fault {
        case .malformed:
            self = .protocolError("The server's payload is not exactly one stream of \(compression.feature).")
        case .tooLarge:
            self.init(
                code: .resourceExhausted,
                message: "The server's payload is more than \(byteCountMax) bytes when it is inflated.")
        }
    }

    /// A call that the server has ended or refused.
    init(reset frame: ResetFrame) {
        let text = frame.reason.isEmpty ? "the server gave the call up" : frame.reason
        self.init(code: frame.code, message: text, mayHaveExecuted: !frame.isRefused)
    }

    /// A call that came behind the last one that the server took.
    static func notTaken(_ frame: GoAwayFrame) -> RPCError {
        RPCError(
            code: .unavailable,
            message: "the server goes away and did not take the call: " + text(frame), mayHaveExecuted: false)
    }

    /// What open calls are told when the connection ends as a server has announced.
    static func connectionClosed(by frame: GoAwayFrame) -> RPCError {
        RPCError(
            code: .unavailable,
            message: "the server closed the connection: \(text(frame)); the call may have been executed")
    }

    private static func text(_ frame: GoAwayFrame) -> String {
        frame.reason.isEmpty ? frame.code.name : frame.reason
    }
}
