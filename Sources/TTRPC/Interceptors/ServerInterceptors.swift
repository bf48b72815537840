/// The interceptors of a server, in order.
package struct ServerInterceptors: Sendable {
    private let interceptors: [any ServerInterceptor]
    private let requestIDs: RequestIDSource

    package init(_ interceptors: [any ServerInterceptor] = [], requestIDs: RequestIDSource = RequestIDSource()) {
        self.interceptors = interceptors
        self.requestIDs = requestIDs
    }

    /// What to keep of a call; nil when nobody wants to know, so that such a server pays nothing.
    package func record(_ metadata: Metadata, now: @autoclosure () -> MonotonicTime) -> CallRecord? {
        interceptors.isEmpty ? nil : CallRecord(start: now(), metadata: metadata, requestIDs: requestIDs)
    }

    /// - Throws: what to answer in the handler's place.
    package func begin(_ call: CallContext) throws(RPCError) {
        try call.record?.begin(call, interceptors)
    }

    package func refused(_ error: RPCError, peer: PeerAddress) {
        if interceptors.isEmpty { return }
        let refusal = CallRefusal(error: error, peer: peer)
        for interceptor in interceptors { interceptor.refused(refusal) }
    }
}
