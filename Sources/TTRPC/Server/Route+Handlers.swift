internal import ProtobufC

/// Handlers with their types taken off, once, at registration.
extension Route {
    static func inline<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ handler: @escaping UnaryHandler<Request, Response>.Inline
    ) -> Inline {
        { payload, arena, context in
            let request = try Request(requestPayload: payload, in: arena)
            return try handler(request, context).preparedReply(in: arena)
        }
    }

    static func async<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ handler: @escaping UnaryHandler<Request, Response>.Async
    ) -> Spawned {
        { payload, arena, context, call throws(RPCError) in
            let request = try Request(requestPayload: payload, in: arena)
            call.run {
                let response = try await handler(request, context)
                return .frame(try call.responseFrame(of: response))
            }
        }
    }

    static func deferred<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ handler: @escaping UnaryHandler<Request, Response>.Deferred
    ) -> Spawned {
        { payload, arena, context, call throws(RPCError) in
            let request = try Request(requestPayload: payload, in: arena)
            handler(request, context, Reply(call: call))
        }
    }

    static func serverStream<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ handler: @escaping ServerStreamHandler<Request, Response>.Async
    ) -> Spawned {
        { payload, arena, context, call throws(RPCError) in
            let request = try Request(requestPayload: payload, in: arena)
            call.run {
                try await handler(request, context, ResponseWriter(call: call))
                return .endOfStream
            }
        }
    }

    static func clientStream<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ handler: @escaping ClientStreamHandler<Request, Response>.Async
    ) -> Spawned {
        { _, _, context, call throws(RPCError) in
            call.run {
                let response = try await handler(requests(of: call), context)
                return .frame(try call.responseFrame(of: response))
            }
        }
    }

    static func bidirectional<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ handler: @escaping BidirectionalHandler<Request, Response>.Async
    ) -> Spawned {
        { _, _, context, call throws(RPCError) in
            call.run {
                try await handler(requests(of: call), context, ResponseWriter(call: call))
                return .endOfStream
            }
        }
    }

    private static func requests<Request: ProtobufMessage>(of call: ServerCall) -> MessageStream<Request> {
        MessageStream { try await call.nextRequest(Request.self) }
    }
}
