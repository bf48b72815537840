internal import TTRPC
internal import Tracing

/// Which answers are failures of the side that records the span (OpenTelemetry's conventions for gRPC).
enum SpanFailures {
    /// A refusal is the caller's failure, not the server's.
    static func server(_ code: StatusCode) -> Bool {
        switch code {
        case .unknown, .deadlineExceeded, .unimplemented, .internal, .unavailable, .dataLoss: true
        default: false
        }
    }

    static func client(_ code: StatusCode) -> Bool { code != .ok }
}

extension SpanAttributes {
    /// OpenTelemetry's names for calls.
    mutating func describe(_ method: MethodDescriptor) {
        self["rpc.system"] = "ttrpc"
        self["rpc.service"] = method.service
        self["rpc.method"] = method.method
    }
}

extension Span {
    /// Ends the span with a call's outcome. The error's text stays out: it can name what callers typed.
    func end(with error: (any Error)?, failures: (StatusCode) -> Bool) {
        let code = StatusCode(outcome: error)
        attributes["rpc.response.status_code"] = code.name
        if failures(code) { setStatus(SpanStatus(code: .error)) }
        end()
    }
}
