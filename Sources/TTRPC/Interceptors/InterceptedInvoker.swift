internal import ProtobufC

extension CallInvoker {
    /// The same calls with `interceptors` around each, the first one outermost.
    public func intercepted(by interceptors: [any ClientInterceptor]) -> any CallInvoker {
        interceptors.isEmpty ? self : InterceptedInvoker(base: self, interceptors: interceptors)
    }
}

/// Makes calls through a chain of interceptors.
private struct InterceptedInvoker: CallInvoker {
    let base: any CallInvoker
    let interceptors: [any ClientInterceptor]

    nonisolated(nonsending) func unary<Request: ProtobufMessage, Reply: ProtobufMessage>(
        _ method: MethodDescriptor, _ request: Request, replyType: Reply.Type, options: CallOptions
    ) async throws -> Reply {
        try await run(OutgoingCall(method: method, options: options), through: interceptors[...]) { call in
            try await base.unary(method, request, replyType: replyType, options: call.options)
        }
    }

    nonisolated(nonsending) func serverStream<Request: ProtobufMessage, Reply: ProtobufMessage, Value>(
        _ method: MethodDescriptor, _ request: Request, replyType: Reply.Type, options: CallOptions,
        body: (MessageStream<Reply>) async throws -> Value
    ) async throws -> Value {
        try await run(OutgoingCall(method: method, options: options), through: interceptors[...]) { call in
            try await base.serverStream(method, request, replyType: replyType, options: call.options, body: body)
        }
    }

    nonisolated(nonsending) func clientStream<Request: ProtobufMessage, Reply: ProtobufMessage>(
        _ method: MethodDescriptor, replyType: Reply.Type, options: CallOptions,
        body: (RequestWriter<Request>) async throws -> Void
    ) async throws -> Reply {
        try await run(OutgoingCall(method: method, options: options), through: interceptors[...]) { call in
            try await base.clientStream(method, replyType: replyType, options: call.options, body: body)
        }
    }

    nonisolated(nonsending) func bidirectional<Request: ProtobufMessage, Reply: ProtobufMessage, Value>(
        _ method: MethodDescriptor, replyType: Reply.Type, options: CallOptions,
        body: (RequestWriter<Request>, MessageStream<Reply>) async throws -> Value
    ) async throws -> Value {
        try await run(OutgoingCall(method: method, options: options), through: interceptors[...]) { call in
            try await base.bidirectional(method, replyType: replyType, options: call.options, body: body)
        }
    }

    private nonisolated(nonsending) func run<Value>(
        _ call: OutgoingCall, through rest: ArraySlice<any ClientInterceptor>,
        _ last: (OutgoingCall) async throws -> Value
    ) async throws -> Value {
        guard let first = rest.first else { return try await last(call) }
        return try await first.intercept(call) { call in
            try await run(call, through: rest.dropFirst(), last)
        }
    }
}
