internal import NIOCore
internal import NIOPosix
internal import Synchronization
internal import TTRPC

/// Has the client's connection, and makes a new one when there is none.
final class ClientConnector: Sendable {
    private enum Phase {
        case idle
        case connecting(EventLoopFuture<ClientConnection>)
        case connected(ClientConnection)
        case closed
    }

    private struct State {
        var phase = Phase.idle
        /// Every connection there is. Beside the present one there can be one whose stream ids are used up and whose
        /// last calls run.
        var channels: [ObjectIdentifier: any Channel] = [:]
    }

    private enum Present {
        case ready(ClientConnection)
        case soon(EventLoopFuture<ClientConnection>)
        case closed
    }

    let endpoint: Endpoint
    private let configuration: ClientConfiguration
    private let eventLoop: any EventLoop
    private let state = Mutex(State())

    init(endpoint: Endpoint, configuration: ClientConfiguration) {
        self.endpoint = endpoint
        self.configuration = configuration
        eventLoop = MultiThreadedEventLoopGroup.singleton.next()
    }

    /// True while there is a connection that takes calls.
    var isReady: Bool {
        state.withLock { state in
            if case .connected(let connection) = state.phase { connection.isUsable } else { false }
        }
    }

    /// A connection that takes calls. All callers share the attempt to make one.
    ///
    /// - Throws: UNAVAILABLE, or DEADLINE_EXCEEDED or CANCELLED when the caller cannot wait for it.
    nonisolated(nonsending) func connection(
        deadline: MonotonicTime?
    ) async throws(RPCError) -> ClientConnection {
        switch present() {
        case .ready(let connection): return connection
        case .soon(let attempt): return try await wait(for: attempt, deadline: deadline)
        case .closed: throw .clientClosed
        }
    }

    /// Closes every connection and makes no further one.
    func close() async {
        let channels = state.withLock { state in
            state.phase = .closed
            return Array(state.channels.values)
        }
        for channel in channels { channel.close(promise: nil) }
        for channel in channels { try? await channel.closeFuture.get() }
    }

    private func present() -> Present {
        let (present, promise) = state.withLock { state -> (Present, EventLoopPromise<ClientConnection>?) in
            switch state.phase {
            case .closed: return (.closed, nil)
            case .connected(let connection) where connection.isUsable: return (.ready(connection), nil)
            case .connecting(let attempt): return (.soon(attempt), nil)
            case .idle, .connected:
                let promise = eventLoop.makePromise(of: ClientConnection.self)
                state.phase = .connecting(promise.futureResult)
                return (.soon(promise.futureResult), promise)
            }
        }
        if let promise { connect(promise) }
        return present
    }

    private func connect(_ promise: EventLoopPromise<ClientConnection>) {
        ClientDialer(endpoint: endpoint, configuration: configuration, eventLoop: eventLoop).dial()
            .whenComplete { result in self.connected(result, promise) }
    }

    private func connected(
        _ result: Result<(ClientConnection, any Channel), any Error>, _ promise: EventLoopPromise<ClientConnection>
    ) {
        do {
            let (connection, channel) = try result.get()
            guard enter(connection, channel) else {
                channel.close(promise: nil)
                return promise.fail(RPCError.clientClosed)
            }
            channel.closeFuture.whenComplete { _ in self.leave(channel) }
            promise.succeed(connection)
        } catch {
            state.withLock { state in
                if case .connecting = state.phase { state.phase = .idle }
            }
            promise.fail(RPCError.notConnected(error, endpoint))
        }
    }

    /// - Returns: false when the client was closed meanwhile.
    private func enter(_ connection: ClientConnection, _ channel: any Channel) -> Bool {
        state.withLock { state in
            if case .closed = state.phase { return false }
            state.phase = .connected(connection)
            state.channels[ObjectIdentifier(channel)] = channel
            return true
        }
    }

    private func leave(_ channel: any Channel) {
        state.withLock { state in
            state.channels[ObjectIdentifier(channel)] = nil
        }
    }

    /// Waits for an attempt, but no longer than the caller can.
    private nonisolated(nonsending) func wait(
        for attempt: EventLoopFuture<ClientConnection>, deadline: MonotonicTime?
    ) async throws(RPCError) -> ClientConnection {
        let promise = eventLoop.makePromise(of: ClientConnection.self)
        attempt.cascade(to: promise)
        let timer = deadline.map { deadline in
            eventLoop.scheduleTask(deadline: deadline.deadline(now: .now())) {
                promise.fail(RPCError.deadlineExceededUnsent)
            }
        }
        defer { timer?.cancel() }
        do {
            return try await withTaskCancellationHandler {
                try await promise.futureResult.get()
            } onCancel: {
                promise.fail(RPCError.abandonedUnsent)
            }
        } catch {
            throw error as? RPCError ?? .notConnected(error, endpoint)
        }
    }
}
