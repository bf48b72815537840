internal import Logging
internal import TTRPC

/// What a connection writes to the log: its number, its peer, methods, codes and causes. Never a body, never metadata's
/// values.
struct ConnectionLog: Sendable {
    let logger: Logger
    let connection: Int
    let peer: PeerAddress

    func opened() {
        logger.debug("connection opened", metadata: fields)
    }

    func closed() {
        logger.debug("connection closed", metadata: fields)
    }

    func closing(_ reason: CloseReason) {
        let level: Logger.Level = reason == .drained ? .debug : .notice
        logger.log(level: level, "connection closing", metadata: fields(["reason": "\(reason.rawValue)"]))
    }

    /// The transport's error: a reset, as a rule.
    func failed(_ error: any Error) {
        logger.debug("connection failed", metadata: fields(["error": "\(error)"]))
    }

    /// A TLS handshake that came to nothing: a peer with a wrong certificate, as a rule, or none that speaks TLS.
    func handshakeFailed(_ reason: String) {
        logger.info("TLS handshake failed", metadata: fields(["reason": "\(reason)"]))
    }

    /// Only errors with a cause are news: the others are answers.
    func handlerFailed(_ error: RPCError, _ method: MethodDescriptor, _ record: CallRecord? = nil) {
        guard let cause = error.cause else { return }
        var more: Logger.Metadata = [
            "method": "\(method)", "code": "\(error.code)", "error": "\(String(reflecting: cause))",
        ]
        if let record { more["request-id"] = "\(record.requestID)" }
        logger.error("handler failed", metadata: fields(more))
    }

    private var fields: Logger.Metadata {
        ["connection": "\(connection)", "peer": "\(peer)"]
    }

    private func fields(_ more: Logger.Metadata) -> Logger.Metadata {
        fields.merging(more) { $1 }
    }
}
