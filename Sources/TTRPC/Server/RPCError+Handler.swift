package import ProtobufC

extension RPCError {
    /// What a peer is told of an error that a handler threw: an ``RPCError`` as it is; of any other nothing, since its
    /// text can be private. It goes along as ``cause``, for the log.
    package init(handlerError error: any Error) {
        if let error = error as? RPCError {
            self = error
        } else {
            self.init(code: .unknown, message: "The handler failed; the server's log says why.", cause: error)
        }
    }

    /// What a peer is told of a request's payload that does not unpack.
    init(requestError error: ProtobufError) {
        switch error {
        case .invalidUTF8, .nulInString:
            self.init(code: .invalidArgument, message: "The request is not acceptable: \(error).")
        case .tooManyFields, .budgetExceeded:
            self.init(code: .resourceExhausted, message: "The request is too large to unpack: \(error).")
        default:
            self.init(code: .internal, message: "The request does not unpack: \(error).")
        }
        isPeersFault = true
    }

    /// What a peer is told of a reply that cannot be packed: a bug of the handler, or too much.
    init(replyError error: ProtobufError) {
        if case .budgetExceeded = error {
            self.init(code: .resourceExhausted, message: "The reply is too large to pack.", cause: error)
        } else {
            self.init(code: .internal, message: "The reply cannot be packed; the server's log says why.", cause: error)
        }
    }

    package static func replyTooLarge(byteCount: Int, byteCountMax: Int) -> RPCError {
        RPCError(
            code: .resourceExhausted,
            message: "The reply has \(byteCount) bytes and a frame holds \(byteCountMax); ask for less at a time.")
    }
}

extension ProtobufMessage {
    /// Unpacks what a peer has sent, with what it is told when that fails.
    init(requestPayload payload: [UInt8], in arena: Arena) throws(RPCError) {
        let result = payload.withUnsafeBytes { payload in
            Result { () throws(RPCError) in try Self(requestPayload: payload, in: arena) }
        }
        self = try result.get()
    }

    /// Unpacks what a peer has sent, with what it is told when that fails.
    init(requestPayload payload: UnsafeRawBufferPointer, in arena: Arena) throws(RPCError) {
        do throws(ProtobufError) {
            try self.init(unpacking: payload, in: arena)
        } catch {
            throw RPCError(requestError: error)
        }
    }

    /// ``prepared(in:)``, with what a peer is told when it fails.
    package func preparedReply(in arena: Arena) throws(RPCError) -> PreparedMessage {
        do throws(ProtobufError) {
            return try prepared(in: arena)
        } catch {
            throw RPCError(replyError: error)
        }
    }
}
