internal import ProtobufC

/// Handlers with their types taken off, once, at registration.
extension Route {
    static func inline<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ handler: @escaping UnaryHandler<Request, Response>.Inline
    ) -> Inline {
        { payload, arena, context in
            let request = try unpack(Request.self, payload, in: arena)
            return try handler(request, context).preparedReply(in: arena)
        }
    }

    static func async<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ handler: @escaping UnaryHandler<Request, Response>.Async
    ) -> Spawned {
        { payload, arena, context, call throws(RPCError) in
            let request = try unpack(Request.self, payload, in: arena)
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
            let request = try unpack(Request.self, payload, in: arena)
            handler(request, context, Reply(call: call))
        }
    }

    static func serverStream<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ handler: @escaping ServerStreamHandler<Request, Response>.Async
    ) -> Spawned {
        { payload, arena, context, call throws(RPCError) in
            let request = try unpack(Request.self, payload, in: arena)
            call.run {
                try await handler(request, context, ResponseWriter(call: call))
                return .endOfStream
            }
        }
    }

    private static func unpack<Message: ProtobufMessage>(
        _ type: Message.Type, _ payload: UnsafeRawBufferPointer, in arena: Arena
    ) throws(RPCError) -> Message {
        do throws(ProtobufError) {
            return try Message(unpacking: payload, in: arena)
        } catch {
            throw RPCError(requestError: error)
        }
    }
}
