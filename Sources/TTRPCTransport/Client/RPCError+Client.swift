internal import ProtobufC
internal import TTRPC

/// What a client says when the server has said nothing.
extension RPCError {
    static let abandoned = RPCError(code: .cancelled, message: "the caller's task was cancelled")

    static let abandonedUnsent = RPCError(
        code: .cancelled, message: "the caller's task was cancelled before the call was sent", mayHaveExecuted: false)

    static let deadlineExceededUnsent = RPCError(
        code: .deadlineExceeded, message: "the call's time ran out before it was sent", mayHaveExecuted: false)

    static let clientClosed = RPCError(
        code: .unavailable, message: "the client was closed; make another one", mayHaveExecuted: false)

    static let endedEarly = RPCError(
        code: .failedPrecondition, message: "The server has ended the call and takes no further messages.")

    static let finished = RPCError(
        code: .failedPrecondition, message: "The stream was finished before; send everything before finish().")

    static let notSent = RPCError(
        code: .unavailable, message: "the connection was lost before the call was sent; call again",
        mayHaveExecuted: false)

    /// True when no server has taken the call up, and the next connection may have one that does.
    var isOfLeftConnection: Bool { code == .unavailable && !mayHaveExecuted && cause == nil }

    static let lost = RPCError(
        code: .unavailable,
        message: "the connection was lost before the answer came; the call may have been executed")

    static func notUnderstood(_ reason: CloseReason) -> RPCError {
        RPCError(code: .internal, message: "the connection was closed: \(reason.rawValue)")
    }

    static func clientCertificateRefused(isPresented: Bool) -> RPCError {
        let failure = TLSFailure.clientCertificateRefused(isPresented: isPresented)
        return RPCError(code: .unavailable, message: "\(failure)", mayHaveExecuted: false, cause: failure)
    }

    static func notConnected(_ error: any Error, _ endpoint: Endpoint) -> RPCError {
        RPCError(
            code: .unavailable, message: "no connection to \(endpoint): \(ConnectionFailure(error))",
            mayHaveExecuted: false, cause: error)
    }

    static func requestTooLarge(byteCount: Int, byteCountMax: Int) -> RPCError {
        RPCError(
            code: .resourceExhausted,
            message: "the request has \(byteCount) bytes and a frame holds \(byteCountMax); send less at a time",
            mayHaveExecuted: false)
    }
}

extension ProtobufMessage {
    /// Prepares what a client is about to send.
    func preparedRequest(in arena: Arena) throws(RPCError) -> PreparedMessage {
        do throws(ProtobufError) {
            return try prepared(in: arena)
        } catch {
            throw RPCError(
                code: .invalidArgument, message: "the request cannot be packed: \(error)", mayHaveExecuted: false,
                cause: error)
        }
    }

    /// Unpacks what a server has answered.
    init(replyPayload payload: UnsafeRawBufferPointer) throws(RPCError) {
        self = try ArenaPool.shared.withArena { arena throws(RPCError) in
            do throws(ProtobufError) {
                return try Self(unpacking: payload, in: arena)
            } catch {
                throw RPCError(
                    code: .internal, message: "the server's reply is no \(Self.fullName): \(error)", cause: error)
            }
        }
    }
}
