internal import NIOCore
internal import Synchronization
internal import TTRPC

/// Counts the connections of a server, refuses those beyond its caps, and knows whom to tell that it is closing.
final class ConnectionLedger: Sendable {
    /// What a server puts up with.
    struct Caps: Sendable {
        let total: Int
        let perAddress: Int
        /// Connections whose peer nobody knows yet; nil where that does not matter.
        let unauthenticated: Int?
    }

    /// What became of a connection that wants to come in.
    enum Entry: Sendable, Hashable {
        case entered(Int)
        /// One too many, or, with nil, the server is closing.
        case refused(ServerLimit?)
    }

    fileprivate struct State {
        var connections: [Int: ServerOutbox] = [:]
        var countsByAddress: [String: Int] = [:]
        var unauthenticated: Set<Int> = []
        var lastNumber = 0
        var isClosed = false
        /// Whoever waits until no connection is left.
        var waiting: [EventLoopPromise<Void>] = []
    }

    private let caps: Caps
    private let state = Mutex(State())

    init(caps: Caps) {
        self.caps = caps
    }

    var count: Int { state.withLock { $0.connections.count } }

    /// Enters a connection, under a number.
    func enter(_ outbox: ServerOutbox, peer: PeerAddress) -> Entry {
        state.withLock { state in
            if state.isClosed { return .refused(nil) }
            if let limit = state.limit(for: peer, caps) { return .refused(limit) }
            if !peer.isLoopback { state.countsByAddress[peer.host, default: 0] += 1 }
            state.lastNumber += 1
            state.connections[state.lastNumber] = outbox
            if caps.unauthenticated != nil { state.unauthenticated.insert(state.lastNumber) }
            return .entered(state.lastNumber)
        }
    }

    /// It is known whose the connection is.
    func authenticated(_ number: Int) {
        _ = state.withLock { $0.unauthenticated.remove(number) }
    }

    /// Takes a connection out that was entered under `number`.
    func leave(_ number: Int, peer: PeerAddress) {
        let waiting = state.withLock { state in
            guard state.connections.removeValue(forKey: number) != nil else { return [EventLoopPromise<Void>]() }
            state.unauthenticated.remove(number)
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
    /// Which cap keeps a peer out.
    fileprivate func limit(for peer: PeerAddress, _ caps: ConnectionLedger.Caps) -> ServerLimit? {
        if connections.count >= caps.total { return .connections }
        if let unauthenticatedMax = caps.unauthenticated, unauthenticated.count >= unauthenticatedMax {
            return .connectionsUnauthenticated
        }
        if !peer.isLoopback, countsByAddress[peer.host, default: 0] >= caps.perAddress {
            return .connectionsPerAddress
        }
        return nil
    }

    fileprivate mutating func forget(_ peer: PeerAddress) {
        guard !peer.isLoopback, let count = countsByAddress[peer.host] else { return }
        countsByAddress[peer.host] = count > 1 ? count - 1 : nil
    }

    fileprivate mutating func takeWaiting() -> [EventLoopPromise<Void>] {
        defer { waiting = [] }
        return waiting
    }
}
