internal import Synchronization
internal import TTRPC
internal import TicketCore

/// Slows down those who guess: by the mail address that they try, and by the network address that they come from.
///
/// It is kept in memory, for this server alone. Callers on the server's own machine have no network address of their
/// own, since they may be a web site that everybody signs in through; what they try still counts.
final class SignInGuard: Sendable {
    private struct State {
        var signIns = Backoff(
            rule: .init(
                freeAttempts: 5, firstMicroseconds: 1_000_000, maxMicroseconds: 60_000_000,
                forgottenMicroseconds: 15 * 60_000_000))
        var resets = Backoff(
            rule: .init(
                freeAttempts: 5, firstMicroseconds: 60_000_000, maxMicroseconds: 15 * 60_000_000,
                forgottenMicroseconds: 60 * 60_000_000))
        var peers = Backoff(
            rule: .init(
                freeAttempts: 50, firstMicroseconds: 1_000_000, maxMicroseconds: 60_000_000,
                forgottenMicroseconds: 15 * 60_000_000))
    }

    private let state = Mutex(State())

    /// Counts an attempt to sign in, or refuses it.
    func signIn(_ address: String, from peer: PeerAddress, now: Timestamp) throws {
        let name = Self.name(address)
        try state.withLock { state in
            try Self.refuse(state.signIns.wait(name, now: now) ?? Self.wait(state.peers, peer, now), "SIGN_IN_BACKOFF")
            state.signIns.count(name, now: now)
            Self.count(&state.peers, peer, now)
        }
    }

    /// Notes that an attempt to sign in succeeded, or could not be made.
    func forgive(_ address: String, from peer: PeerAddress, succeeded: Bool, now: Timestamp) {
        let name = Self.name(address)
        state.withLock { state in
            if succeeded { state.signIns.forget(name) } else { state.signIns.forgive(name, now: now) }
            if let peer = Self.name(peer) { state.peers.forgive(peer, now: now) }
        }
    }

    /// Counts a wish for a mail, or refuses it.
    func requestReset(_ address: String, from peer: PeerAddress, now: Timestamp) throws {
        let name = Self.name(address)
        try state.withLock { state in
            try Self.refuse(state.resets.wait(name, now: now) ?? Self.wait(state.peers, peer, now), "RESET_BACKOFF")
            state.resets.count(name, now: now)
            Self.count(&state.peers, peer, now)
        }
    }

    /// Refuses somebody who has come with many tokens that were none.
    func check(_ peer: PeerAddress, now: Timestamp) throws {
        try state.withLock { try Self.refuse(Self.wait($0.peers, peer, now), "SIGN_IN_BACKOFF") }
    }

    /// Counts a token that was none.
    func failed(_ peer: PeerAddress, now: Timestamp) {
        state.withLock { Self.count(&$0.peers, peer, now) }
    }

    private static func wait(_ peers: Backoff, _ peer: PeerAddress, _ now: Timestamp) -> Int64? {
        name(peer).flatMap { peers.wait($0, now: now) }
    }

    private static func count(_ peers: inout Backoff, _ peer: PeerAddress, _ now: Timestamp) {
        if let name = name(peer) { peers.count(name, now: now) }
    }

    /// One name for all spellings, of bounded length.
    private static func name(_ address: String) -> String { String(address.lowercased().prefix(254)) }

    /// What somebody gets from their provider: an IPv4 address, or the first half of an IPv6 address.
    private static func name(_ peer: PeerAddress) -> String? {
        guard !peer.isLoopback else { return nil }
        guard peer.host.utf8.contains(UInt8(ascii: ":")) else { return peer.host }
        let groups = peer.host.split(separator: ":", omittingEmptySubsequences: false)
        let head = groups.prefix { !$0.isEmpty }.prefix(4)
        return head.joined(separator: ":") + "::/64"
    }

    private static func refuse(_ microseconds: Int64?, _ reason: String) throws {
        if let microseconds { throw RPCError.backoff(reason, microseconds: microseconds) }
    }
}
