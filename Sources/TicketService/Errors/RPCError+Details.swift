internal import TTRPC
internal import TicketMessages

extension RPCError {
    /// The domain of every reason that this service gives (google.rpc.ErrorInfo).
    static let domain = "ticket.v1"

    /// An error with an ErrorInfo, so that a program can tell it from others of the same code.
    init(_ code: StatusCode, reason: String, message: String, metadata: [(String, String)] = []) {
        let entries = metadata.map { GoogleRPCErrorInfo.MetadataEntry(key: $0.0, value: $0.1) }
        let info = GoogleRPCErrorInfo(reason: reason, domain: Self.domain, metadata: entries)
        self = RPCError(code: code, message: message).with(detail: info)
    }

    /// Fields of the request that are wrong whatever the state.
    static func invalidArgument(_ violations: [GoogleRPCBadRequest.FieldViolation]) -> RPCError {
        let message = violations.map { "\($0.field): \($0.description)" }.joined(separator: "; ")
        return RPCError(.invalidArgument, reason: violations.first?.reason ?? "INVALID_ARGUMENT", message: message)
            .with(detail: GoogleRPCBadRequest(fieldViolations: violations))
    }

    /// One field of the request that is wrong whatever the state.
    static func invalidArgument(field: String, reason: String, _ description: String) -> RPCError {
        invalidArgument([.init(field: field, description: description, reason: reason)])
    }
}
