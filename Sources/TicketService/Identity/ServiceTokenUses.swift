internal import Synchronization
internal import TicketCore

/// Notes about when services' tokens are used, seldom enough that nobody pays for it.
final class ServiceTokenUses: Sendable {
    /// How many tokens are remembered; all are forgotten when there are more.
    private static let tokensMax = 4_096

    private let store: any TicketStore
    private let noted = Mutex<[[UInt8]: Timestamp]>([:])

    init(store: any TicketStore) {
        self.store = store
    }

    /// A token was used. Does not wait; that a note gets lost does not matter.
    func note(_ digest: [UInt8], now: Timestamp) {
        let isDue = noted.withLock { noted in
            if let last = noted[digest], now < last.advanced(byMicroseconds: ServiceToken.useNotedMicroseconds) {
                return false
            }
            if noted.count >= Self.tokensMax { noted.removeAll() }
            noted[digest] = now
            return true
        }
        if isDue { Task { [store] in try? await store.noteUse(ofTokenDigest: digest, now: now) } }
    }
}
