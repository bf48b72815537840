internal import TTRPC

/// Decides for a pool which connection takes a call, which addresses to connect to, and when not to try. No I/O, no
/// clock, no chance of its own.
struct PoolMachine {
    /// What a call that wants a connection is to do.
    enum Choice {
        /// Take this address.
        case use(Int)
        /// Wait until an attempt has ended, and ask again; at the latest at this time, when an address may be tried
        /// again.
        case wait(until: MonotonicTime?)
        /// Give up: no server can be reached, and none may be tried now.
        case fail(NoConnection)
    }

    private enum Phase {
        /// Not connected, and nothing speaks against trying.
        case idle
        case connecting
        /// Has been connected; the transport knows whether it still is.
        case connected(since: MonotonicTime)
        /// To be left alone until then.
        case backingOff(until: MonotonicTime)
    }

    private struct Address {
        let name: String
        var phase = Phase.idle
        var attempt = MonotonicTime(nanoseconds: 0)
        var failures = 0
        /// Why the last attempt failed; nil once one has succeeded.
        var failure: RPCError?
        var callCount = 0
    }

    private let backoff: ConnectionBackoff
    private var addresses: [Address]
    /// Where the next search begins, so that calls go round when all are equally busy.
    private var next = 0

    /// - Parameter names: what the addresses are called in errors.
    init(names: [String], backoff: ConnectionBackoff) {
        self.backoff = backoff
        addresses = names.map { Address(name: $0) }
    }

    /// Calls that are under way on an address.
    func callCount(at index: Int) -> Int { addresses[index].callCount }

    // MARK: What happens

    /// The addresses that are to be connected to now: all that are not, and may be tried.
    ///
    /// - Parameters:
    ///   - isReady: whether the connection to an address takes calls.
    ///   - chance: 0 up to 1, for the delays of connections that were lost early.
    mutating func addressesToConnect(
        now: MonotonicTime, isReady: (Int) -> Bool, chance: () -> Double
    ) -> [Int] {
        addresses.indices.filter { index in
            if case .connected(let since) = addresses[index].phase, !isReady(index) {
                lost(index, since: since, now: now, chance: chance)
            }
            if case .backingOff(let until) = addresses[index].phase, until <= now { addresses[index].phase = .idle }
            guard case .idle = addresses[index].phase else { return false }
            addresses[index].phase = .connecting
            addresses[index].attempt = now
            return true
        }
    }

    mutating func connected(_ index: Int, now: MonotonicTime) {
        addresses[index].phase = .connected(since: now)
        addresses[index].failure = nil
    }

    mutating func failed(_ index: Int, _ error: RPCError, chance: Double) {
        backOff(index, error, chance: chance)
    }

    /// Takes the connection with the fewest calls under way.
    ///
    /// - Parameter waitsForReady: whether the call rather waits than fails.
    mutating func choose(now: MonotonicTime, waitsForReady: Bool, isReady: (Int) -> Bool) -> Choice {
        if let index = leastBusy(isReady) {
            addresses[index].callCount += 1
            next = index + 1
            return .use(index)
        }
        if addresses.contains(where: { if case .connecting = $0.phase { true } else { false } }) {
            return .wait(until: nil)
        }
        let isBackingOff = addresses.allSatisfy { if case .backingOff = $0.phase { true } else { false } }
        // A connection that was lost this moment is tried again at once.
        if !isBackingOff { return .wait(until: now) }
        return waitsForReady ? .wait(until: retryTime) : .fail(noConnection(now: now))
    }

    /// The call is over.
    mutating func released(_ index: Int) {
        addresses[index].callCount -= 1
    }

    /// Why there is no connection.
    func noConnection(now: MonotonicTime) -> NoConnection {
        NoConnection(failures: addresses.compactMap(\.failure), retryDelay: max((retryTime ?? now) - now, .zero))
    }

    // MARK: How

    /// When an address may be tried again.
    private var retryTime: MonotonicTime? {
        addresses.compactMap { address in
            if case .backingOff(let until) = address.phase { until } else { nil }
        }.min()
    }

    private func leastBusy(_ isReady: (Int) -> Bool) -> Int? {
        var best: Int?
        for offset in addresses.indices {
            let index = (next + offset) % addresses.count
            guard case .connected = addresses[index].phase, isReady(index) else { continue }
            if let present = best, addresses[present].callCount <= addresses[index].callCount { continue }
            best = index
        }
        return best
    }

    /// The delay counts from the attempt's beginning, so one that took long, or a connection that lived a while, has
    /// used it up.
    private mutating func lost(
        _ index: Int, since: MonotonicTime, now: MonotonicTime, chance: () -> Double
    ) {
        guard now - since < backoff.lifetimeMin else {
            addresses[index].failures = 0
            addresses[index].phase = .idle
            return
        }
        backOff(index, .lostEarly(addresses[index].name), chance: chance())
    }

    private mutating func backOff(_ index: Int, _ error: RPCError, chance: Double) {
        addresses[index].failure = error
        addresses[index].failures += 1
        let delay = backoff.delay(afterFailures: addresses[index].failures, chance: chance)
        addresses[index].phase = .backingOff(until: addresses[index].attempt + delay)
    }
}
