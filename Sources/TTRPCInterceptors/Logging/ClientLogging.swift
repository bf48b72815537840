public import Logging
public import TTRPC

/// Writes a line into the log for each call that a client has made: `method`, `code`, `duration-ms` and, if the call
/// has one, `request-id`. Neither bodies nor other metadata, nor the texts of errors.
public struct ClientLogging: ClientInterceptor {
    private let logger: Logger
    private let level: Logger.Level
    private let clock: any Clock<Duration>

    /// - Parameters:
    ///   - level: of all lines.
    ///   - clock: measures the calls.
    public init(logger: Logger, level: Logger.Level = .debug, clock: any Clock<Duration> = ContinuousClock()) {
        self.logger = logger
        self.level = level
        self.clock = clock
    }

    public nonisolated(nonsending) func intercept<Value>(
        _ call: OutgoingCall, next: (OutgoingCall) async throws -> Value
    ) async throws -> Value {
        guard logger.logLevel <= level else { return try await next(call) }
        let watch = Stopwatch(clock)
        do {
            let value = try await next(call)
            log(call, .ok, watch)
            return value
        } catch {
            log(call, StatusCode(outcome: error), watch)
            throw error
        }
    }

    private func log(_ call: OutgoingCall, _ code: StatusCode, _ watch: Stopwatch) {
        var fields: Logger.Metadata = [
            "method": "\(call.method)", "code": "\(code)", "duration-ms": "\(watch.elapsed.milliseconds)",
        ]
        if let id = call.options.metadata[first: "x-request-id"] { fields["request-id"] = "\(id)" }
        logger.log(level: level, "call", metadata: fields)
    }
}
