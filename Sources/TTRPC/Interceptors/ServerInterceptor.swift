public import Instrumentation

/// Sees every call of a server begin and end, and may refuse it.
///
/// It runs on the event loop, between a frame and the handler, so that handlers on the loop stay there: it must be
/// short and never block. Interceptors begin in the order in which they were given to the server, and end in the
/// opposite one.
public protocol ServerInterceptor: Sendable {
    /// A call is about to be handled.
    ///
    /// - Parameters:
    ///   - call: what the handler will know, too.
    ///   - context: what travels with the call. In tasks of handlers off the event loop, and in all that they call, it
    ///     is
    ///     `ServiceContext.current`; a handler on the event loop finds it in ``CallContext/serviceContext``.
    /// - Returns: who is told how the call ended; nil when nobody wants to know.
    /// - Throws: ``RPCError`` to answer with in the handler's place. Interceptors that have begun are told.
    func begin(_ call: CallContext, _ context: inout ServiceContext) throws(RPCError) -> (any ServerCallObserver)?

    /// A request was answered with an error before it was a call: its method is unknown, its envelope no protobuf, its
    /// time over, or a limit of its connection reached.
    func refused(_ refusal: CallRefusal)
}

extension ServerInterceptor {
    public func refused(_ refusal: CallRefusal) {}
}

/// Is told how one call ended.
public protocol ServerCallObserver: Sendable {
    /// The call has ended: its answer is written, or nobody waits for one any more. Exactly once, on the event loop.
    func end(_ summary: ServerCallSummary)
}

/// A request that never was a call.
public struct CallRefusal: Sendable {
    /// What the peer was answered.
    public let error: RPCError
    public let peer: PeerAddress

    package init(error: RPCError, peer: PeerAddress) {
        self.error = error
        self.peer = peer
    }
}
