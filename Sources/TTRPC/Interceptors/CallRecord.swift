internal import Instrumentation
internal import Synchronization

/// What a server with interceptors keeps of one call.
///
/// The event loop's, but for what handlers ask and say.
package final class CallRecord: @unchecked Sendable {
    private struct Shared {
        var requestID: String?
        var principalID: String?
    }

    private let shared: Mutex<Shared>
    private let requestIDs: RequestIDSource
    private let isRequestIDGiven: Bool
    private let start: MonotonicTime
    private var observers: [any ServerCallObserver] = []
    private var received = MessageCount()
    private var sent = MessageCount()
    /// The call until it ends: the two hold each other.
    private var call: CallContext?
    /// What travels with the call. It does not change once the handler runs.
    private(set) var serviceContext = ServiceContext.topLevel

    init(start: MonotonicTime, metadata: Metadata, requestIDs: RequestIDSource) {
        self.start = start
        self.requestIDs = requestIDs
        let given = RequestIDSource.requestID(in: metadata)
        isRequestIDGiven = given != nil
        shared = Mutex(Shared(requestID: given))
    }

    // MARK: From any thread

    /// The caller's name for the call, or one that is made when somebody first asks.
    package var requestID: String {
        shared.withLock { shared in
            if let id = shared.requestID { return id }
            let id = requestIDs.next()
            shared.requestID = id
            return id
        }
    }

    /// What goes back to the caller beside the answer: the call's name, if the call failed, so that somebody can be
    /// told of it, or if the caller named it. Other calls are spared the bytes.
    package func sentBack(isFailure: Bool) -> Metadata.Pair? {
        isFailure || isRequestIDGiven ? Metadata.Pair(key: RequestIDSource.key, value: requestID) : nil
    }

    var principalID: String? {
        get { shared.withLock { $0.principalID } }
        set { shared.withLock { $0.principalID = newValue } }
    }

    // MARK: On the event loop

    package func received(byteCount: Int) {
        received.add(byteCount: byteCount)
    }

    package func sent(byteCount: Int) {
        sent.add(byteCount: byteCount)
    }

    func begin(_ call: CallContext, _ interceptors: [any ServerInterceptor]) throws(RPCError) {
        self.call = call
        observers.reserveCapacity(interceptors.count)
        for interceptor in interceptors {
            if let observer = try interceptor.begin(call, &serviceContext) { observers.append(observer) }
        }
    }

    /// Tells the observers. Only the first end counts.
    ///
    /// - Parameter error: nil for OK.
    package func end(_ error: RPCError?, now: MonotonicTime) {
        guard let call else { return }
        self.call = nil
        let summary = ServerCallSummary(
            call: call, error: error, duration: now - start, received: received, sent: sent)
        while let observer = observers.popLast() { observer.end(summary) }
    }

    /// Runs what sets a handler going, so that its task has the call's context.
    package func withServiceContext(_ body: () throws(RPCError) -> Void) throws(RPCError) {
        var context = serviceContext
        context.requestID = requestID
        let result = ServiceContext.withValue(context) {
            Result { () throws(RPCError) in try body() }
        }
        try result.get()
    }
}
