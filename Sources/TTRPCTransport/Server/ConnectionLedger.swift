internal import NIOCore
internal import Synchronization
internal import TTRPC

/// Counts the connections of a server, refuses those beyond its caps, and knows whom to tell that it is closing.
final class ConnectionLedger: Sendable {
    fileprivate struct State {
        var connections: [Int: ServerOutbox] = [:]
        var countsByAddress: [String: Int] = [:]
        var lastNumber = 0
        var isClosed = false
        /// Whoever waits until no connection is left.
        var waiting: [EventLoopPromise<Void>] = []
    }

    private let connectionsMax: Int
    private let perAddressMax: Int
    private let state = Mutex(State())

    init(connectionsMax: Int, perAddressMax: Int) {
        self.connectionsMax = connectionsMax
        self.perAddressMax = perAddressMax
    }

    var count: Int { state.withLock { $0.connections.count } }

    /// Enters a connection.
    ///
    /// - Returns: its number, or nil when it is one too many or the server is closing.
    func enter(_ outbox: ServerOutbox, peer: PeerAddress) -> Int? {
        state.withLock { state in
            guard !state.isClosed, state.connections.count < connectionsMax else { return nil }
            if !peer.isLoopback {
                guard state.countsByAddress[peer.host, default: 0] < perAddressMax else { return nil }
                state.countsByAddress[peer.host, default: 0] += 1
            }
            state.lastNumber += 1
            state.connections[state.lastNumber] = outbox
            return state.lastNumber
        }
    }

    /// Takes a connection out that was entered under `number`.
    func leave(_ number: Int, peer: PeerAddress) {
        let waiting = state.withLock { state in
            guard state.connections.removeValue(forKey: number) != nil else { return [EventLoopPromise<Void>]() }
            state.forget(peer)
            return state.connections.isEmpty ? state.takeWaiting() : []
        }
        for promise in waiting { promise.succeed() }
    }

    /// Lets no further connection in.
    ///
    /// - Returns: those that exist.
    func close() -> [ServerOutbox] {
        state.withLock { state in
            state.isClosed = true
            return Array(state.connections.values)
        }
    }

    /// Succeeds when no connection is left.
    func whenEmpty(on eventLoop: any EventLoop) -> EventLoopFuture<Void> {
        let promise = eventLoop.makePromise(of: Void.self)
        let isEmpty = state.withLock { state in
            if !state.connections.isEmpty { state.waiting.append(promise) }
            return state.connections.isEmpty
        }
        if isEmpty { promise.succeed() }
        return promise.futureResult
    }
}

extension ConnectionLedger.State {
    fileprivate mutating func forget(_ peer: PeerAddress) {
        guard !peer.isLoopback, let count = countsByAddress[peer.host] else { return }
        countsByAddress[peer.host] = count > 1 ? count - 1 : nil
    }

    fileprivate mutating func takeWaiting() -> [EventLoopPromise<Void>] {
        defer { waiting = [] }
        return waiting
    }
}
