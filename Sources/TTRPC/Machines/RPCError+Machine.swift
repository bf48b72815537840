/// What the machines answer by themselves.
extension RPCError {
    static let deadlineExceeded = RPCError(
        code: .deadlineExceeded, message: "The call's time ran out; its effect may have happened all the same.")

    /// The process as a whole has too much in hand.
    package static let busy = RPCError(
        code: .resourceExhausted, message: "The server has too much in hand; repeat with a delay.",
        mayHaveExecuted: false)

    static func invalid(_ message: String) -> RPCError {
        RPCError(code: .invalidArgument, message: message)
    }

    static func protocolError(_ message: String) -> RPCError {
        RPCError(code: .internal, message: message)
    }

    init(metadataFault fault: Metadata.Fault, limits: MetadataLimits) {
        switch fault {
        case .malformed:
            self = .invalid("The request's metadata is no protobuf.")
        case .notText:
            self = .invalid("The request's metadata holds text that is not UTF-8, or a NUL.")
        case .tooLarge:
            self.init(
                code: .resourceExhausted,
                message: "Metadata may have \(limits.pairCountMax) pairs and \(limits.byteCountMax) bytes; send less.")
        }
    }

    /// Says which name was not found, since the caller has to compare it with its own.
    static func unknownMethod(_ envelope: RequestEnvelope) -> RPCError {
        guard let service = WireText.string(envelope.service), let method = WireText.string(envelope.method) else {
            return .invalid("The service's or the method's name is not UTF-8, or has a NUL.")
        }
        guard service.utf8.count + method.utf8.count <= 256 else {
            return RPCError(code: .unimplemented, message: "This server has no method of that name.")
        }
        return RPCError(code: .unimplemented, message: "This server has no method \(service)/\(method).")
    }
}
