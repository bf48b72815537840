package import ProtobufC

/// A registered method: its name as bytes, and its handler with the types taken off.
package final class Route: Sendable {
    /// Unpacks, handles and prepares the reply in one go; the arena must live until the reply is packed.
    typealias Inline = @Sendable (UnsafeRawBufferPointer, Arena, CallContext) throws -> PreparedMessage
    /// Unpacks and sets the handler going; everything further comes through the call.
    typealias Spawned = @Sendable (UnsafeRawBufferPointer, Arena, CallContext, ServerCall) throws(RPCError) -> Void

    enum Body: Sendable {
        case inline(Inline)
        case spawned(Spawned)
    }

    let identity: MethodIdentity
    let name: MethodName
    private let body: Body

    init(_ method: MethodDescriptor, _ body: Body) {
        self.identity = MethodIdentity(method)
        self.name = MethodName(method)
        self.body = body
    }

    package var method: MethodDescriptor { identity.method }

    /// True when the handler answers on the event loop, before the next frame is read.
    package var isInline: Bool {
        if case .inline = body { true } else { false }
    }

    /// Runs an inline handler.
    ///
    /// - Returns: the reply, ready to be packed until `arena` is reset.
    package func answer(
        payload: UnsafeRawBufferPointer, arena: Arena, context: CallContext
    ) throws(RPCError) -> PreparedMessage {
        guard case .inline(let handler) = body else {
            throw RPCError(code: .internal, message: "The method does not run inline; report it.")
        }
        do {
            return try handler(payload, arena, context)
        } catch {
            throw RPCError(handlerError: error)
        }
    }

    /// Sets any other handler going. It answers through `call`, unless this throws.
    package func start(
        payload: UnsafeRawBufferPointer, arena: Arena, context: CallContext, call: ServerCall
    ) throws(RPCError) {
        guard case .spawned(let handler) = body else {
            throw RPCError(code: .internal, message: "The method runs only inline; report it.")
        }
        try handler(payload, arena, context, call)
    }
}
