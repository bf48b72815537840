internal import NIOCore
public import ProtobufC
public import TTRPC

/// Calls with streams. Each lasts as long as the closure that it is given.
extension TTRPCClient {
    public nonisolated(nonsending) func serverStream<Request: ProtobufMessage, Reply: ProtobufMessage, Value>(
        _ method: MethodDescriptor, _ request: Request, replyType: Reply.Type, options: CallOptions,
        body: (MessageStream<Reply>) async throws -> Value
    ) async throws -> Value {
        try await withStream(method, request, options, flags: .remoteClosed) { stream in
            try await body(stream.replies())
        }
    }

    public nonisolated(nonsending) func clientStream<Request: ProtobufMessage, Reply: ProtobufMessage>(
        _ method: MethodDescriptor, replyType: Reply.Type, options: CallOptions,
        body: (RequestWriter<Request>) async throws -> Void
    ) async throws -> Reply {
        try await withStream(method, Request?.none, options, flags: [.remoteOpen, .noData]) { stream in
            do {
                try await body(stream.writer())
            } catch let error as RPCError where error == .endedEarly && stream.call.sendEnd == error {
                // The server did not need the rest.
            }
            stream.finish()
            let reply: Reply? = try await stream.next()
            guard let reply else {
                throw RPCError(code: .internal, message: "The server ended the call without a reply.")
            }
            return reply
        }
    }

    public nonisolated(nonsending) func bidirectional<Request: ProtobufMessage, Reply: ProtobufMessage, Value>(
        _ method: MethodDescriptor, replyType: Reply.Type, options: CallOptions,
        body: (RequestWriter<Request>, MessageStream<Reply>) async throws -> Value
    ) async throws -> Value {
        try await withStream(method, Request?.none, options, flags: [.remoteOpen, .noData]) { stream in
            let value = try await body(stream.writer(), stream.replies())
            stream.finish()
            return value
        }
    }

    /// Opens a call around `body`, and gives it up afterwards unless the server has ended it.
    private nonisolated(nonsending) func withStream<Value>(
        _ method: MethodDescriptor, _ request: (some ProtobufMessage)?, _ options: CallOptions, flags: FrameFlags,
        body: (ClientStreamEnds) async throws -> Value
    ) async throws -> Value {
        let deadline = options.timeout.map { MonotonicTime(.now()) + $0 }
        let connection = try await connector.connection(deadline: deadline)
        let call = StreamClientCall(
            request: try pack(
                method, request, options, deadline: deadline, flags: flags, settings: connection.settings),
            limits: configuration.limits)
        connection.mailbox.post(.start(call))
        // Requests that were ended well are not to be lost, whether or not their answers were read.
        var isEndedWell = false
        defer {
            call.end(.abandoned)
            connection.mailbox.post(isEndedWell ? .leave(call) : .abandon(call))
        }
        let value = try await body(
            ClientStreamEnds(call: call, connection: connection, frameBytesMax: configuration.limits.frameBytesMax))
        isEndedWell = method.shape == .bidirectional
        return value
    }
}
