internal import ProtobufC
internal import ProtobufReflection
internal import TTRPC

/// A call whose messages are known from a schema alone.
struct DynamicCall: Sendable {
    let invoker: any CallInvoker
    let method: MethodDescriptor
    let coder: DynamicCoder
    let responseType: MessageType
    let options: CallOptions

    /// Makes the call; `show` gets each response as it comes.
    ///
    /// - Throws: `RPCError`, and what reading the input and `show` throw.
    func run(_ input: RequestInput, show: @escaping @Sendable (DynamicMessage) throws -> Void) async throws {
        switch method.shape {
        case .unary:
            let request = PackedMessage(bytes: try await input.only().packed())
            let reply = try await invoker.unary(method, request, replyType: PackedMessage.self, options: options)
            try show(try response(reply))
        case .serverStream:
            let request = PackedMessage(bytes: try await input.only().packed())
            try await invoker.serverStream(method, request, replyType: PackedMessage.self, options: options) {
                replies in
                for try await reply in replies { try show(try response(reply)) }
            }
        case .clientStream:
            let reply = try await invoker.clientStream(method, replyType: PackedMessage.self, options: options) {
                try await send(input, to: $0)
            }
            try show(try response(reply))
        case .bidirectional: try await converse(input, show)
        }
    }

    /// Sends and shows at the same time; it is over when the server has said its last.
    private func converse(
        _ input: RequestInput, _ show: @escaping @Sendable (DynamicMessage) throws -> Void
    ) async throws {
        try await invoker.bidirectional(
            method, replyType: PackedMessage.self, options: options
        ) { (writer: RequestWriter<PackedMessage>, replies) in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                group.addTask {
                    do {
                        try await send(input, to: writer)
                        writer.finish()
                    } catch let error as RPCError where error.mayHaveExecuted {
                        // The call is over already: what it ended with comes with the replies.
                    }
                    return false
                }
                group.addTask {
                    for try await reply in replies { try show(try response(reply)) }
                    return true
                }
                defer { group.cancelAll() }
                while let isOver = try await group.next(), !isOver {}
            }
        }
    }

    private func send(_ input: RequestInput, to writer: RequestWriter<PackedMessage>) async throws {
        var reader = input.reader()
        while let request = try await reader.next() {
            try await writer.send(PackedMessage(bytes: request.packed()))
        }
    }

    private func response(_ message: PackedMessage) throws -> DynamicMessage {
        do throws(ProtobufError) {
            return try coder.unpack(message.bytes, as: responseType)
        } catch {
            throw RPCError(
                code: .internal, message: "the response is no \(responseType.fullName): \(error)")
        }
    }
}
