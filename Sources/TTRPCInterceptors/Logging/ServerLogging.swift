public import Instrumentation
public import Logging
public import TTRPC

/// Writes a line into the log for each call that ends, and for each request that never was one.
///
/// A line holds these fields and no other: `method`, `code`, `duration-ms`, `request-id`, `peer`, `principal` (an id,
/// once a handler has authenticated), and `trace-id` with ``ServerTracing``. Neither bodies nor metadata, nor the texts
/// of errors, which can quote both.
public struct ServerLogging: ServerInterceptor {
    /// Behind one reference, so that a call's observer is small.
    private final class Output: Sendable {
        let logger: Logger
        let level: Logger.Level

        init(_ logger: Logger, _ level: Logger.Level) {
            self.logger = logger
            self.level = level
        }
    }

    private let output: Output

    /// - Parameter level: of the lines of calls. Calls that failed inside the server (UNKNOWN, INTERNAL, DATA_LOSS) are
    ///   logged as `warning`, if that is more.
    public init(logger: Logger, level: Logger.Level = .debug) {
        output = Output(logger, level)
    }

    public func begin(
        _ call: CallContext, _ context: inout ServiceContext
    ) throws(RPCError) -> (any ServerCallObserver)? {
        Observer(output: output, traceID: context.traceContext?.traceID)
    }

    public func refused(_ refusal: CallRefusal) {
        guard output.logger.logLevel <= output.level else { return }
        output.logger.log(
            level: output.level, "call refused",
            metadata: ["code": "\(refusal.error.code)", "peer": "\(refusal.peer)"])
    }

    private struct Observer: ServerCallObserver {
        let output: Output
        let traceID: String?

        func end(_ summary: ServerCallSummary) {
            let level = max(output.level, summary.code.isServerFailure ? .warning : .trace)
            guard output.logger.logLevel <= level else { return }
            var fields: Logger.Metadata = [
                "method": "\(summary.call.method)", "code": "\(summary.code)",
                "duration-ms": "\(summary.duration.milliseconds)", "peer": "\(summary.call.peer)",
            ]
            if let id = summary.call.requestID { fields["request-id"] = "\(id)" }
            if let id = summary.call.principalID { fields["principal"] = "\(id)" }
            if let traceID { fields["trace-id"] = "\(traceID)" }
            output.logger.log(level: level, "call", metadata: fields)
        }
    }
}

extension StatusCode {
    /// True for what is a fault of the server, whoever called.
    fileprivate var isServerFailure: Bool {
        switch self {
        case .unknown, .internal, .dataLoss: true
        default: false
        }
    }
}
