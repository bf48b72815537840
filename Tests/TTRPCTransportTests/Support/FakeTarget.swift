import ProtobufC
import Synchronization
import TTRPC
import TTRPCTestSupport

@testable import TTRPCTransport

/// An address of a pool under a test's control.
final class FakeTarget: PoolTarget {
    private struct State {
        var isReady = false
        var attempts: [AsyncStream<RPCError?>.Continuation] = []
        var outcomes: [RPCError?] = []
    }

    let name: String
    /// Attempts to connect.
    let dials = Counter()
    /// Calls that came.
    let calls = Counter()
    private let state = Mutex(State())

    init(_ name: String = "a") {
        self.name = name
    }

    var isReady: Bool { state.withLock { $0.isReady } }
    var invoker: any CallInvoker { FakeInvoker(target: self) }

    func connect() async throws(RPCError) {
        let (outcome, source) = AsyncStream.makeStream(of: RPCError?.self)
        state.withLock { $0.attempts.append(source) }
        dials.add()
        for await error in outcome {
            if let error { throw error }
            state.withLock { $0.isReady = true }
        }
    }

    func close() async {}

    /// Ends the attempt that is under way.
    func accept() { end(nil) }
    func refuse() {
        end(RPCError(code: .unavailable, message: "no connection to \(name): refused", mayHaveExecuted: false))
    }

    /// The connection goes away.
    func lose() {
        state.withLock { $0.isReady = false }
    }

    /// What calls end with, one after the other, nil for OK; then all are OK.
    func answer(_ outcomes: [RPCError?]) {
        state.withLock { $0.outcomes = outcomes }
    }

    fileprivate func receive() throws(RPCError) {
        calls.add()
        let error = state.withLock { $0.outcomes.isEmpty ? nil : $0.outcomes.removeFirst() }
        if let error { throw error }
    }

    private func end(_ error: RPCError?) {
        let attempts = state.withLock { state in
            defer { state.attempts = [] }
            return state.attempts
        }
        for attempt in attempts {
            attempt.yield(error)
            attempt.finish()
        }
    }
}

private struct FakeInvoker: CallInvoker {
    let target: FakeTarget

    func unary<Request: ProtobufMessage, Reply: ProtobufMessage>(
        _ method: MethodDescriptor, _ request: Request, replyType: Reply.Type, options: CallOptions
    ) async throws -> Reply {
        try target.receive()
        return Reply()
    }

    func serverStream<Request: ProtobufMessage, Reply: ProtobufMessage, Value>(
        _ method: MethodDescriptor, _ request: Request, replyType: Reply.Type, options: CallOptions,
        body: (MessageStream<Reply>) async throws -> Value
    ) async throws -> Value {
        let target = target
        return try await body(
            MessageStream { () async throws -> Reply? in
                try target.receive()
                return nil
            })
    }

    func clientStream<Request: ProtobufMessage, Reply: ProtobufMessage>(
        _ method: MethodDescriptor, replyType: Reply.Type, options: CallOptions,
        body: (RequestWriter<Request>) async throws -> Void
    ) async throws -> Reply {
        try target.receive()
        return Reply()
    }

    func bidirectional<Request: ProtobufMessage, Reply: ProtobufMessage, Value>(
        _ method: MethodDescriptor, replyType: Reply.Type, options: CallOptions,
        body: (RequestWriter<Request>, MessageStream<Reply>) async throws -> Value
    ) async throws -> Value {
        try target.receive()
        return try await body(RequestWriter(send: { _ in }, finish: {}), MessageStream { nil })
    }
}
