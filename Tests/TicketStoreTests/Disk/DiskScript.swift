import TicketCore
import TicketStoreSQLite

/// Something that callers do with a store while its disk fails. Every change carries a request id, so that it can be
/// repeated afterwards.
enum DiskScript: CaseIterable {
    case open, create, createLarge, createTwice, comment, commentLarge
    case update, transition, group, copies, checkpoint, read

    /// The options of the store.
    var options: SQLiteStoreOptions {
        var options = SQLiteStoreOptions()
        if self == .checkpoint {
            options.idleCheckpointPages = 1
            options.idleAfterMilliseconds = 1
        }
        return options
    }

    /// Does it, and goes on behind each failure.
    ///
    /// - Parameter number: a ticket that is there already.
    /// - Returns: request ids and tickets of the changes that were acknowledged.
    func run(_ store: SQLiteTicketStore, number: Int64) async -> [String: Ticket] {
        var acknowledged: [String: Ticket] = [:]
        for key in keys {
            if let ticket = try? await change(store, number: number, key: key) { acknowledged[key] = ticket }
        }
        switch self {
        case .group: _ = await store.answers(toCreations: 5)
        case .read:
            _ = try? await store.allTickets()
            _ = try? await store.allEvents()
            _ = try? await store.ticket(number, tenant: Cast.tenant)
        default: break
        }
        return acknowledged
    }

    /// The request ids of its changes.
    var keys: [String] {
        switch self {
        case .open, .read: []
        case .createTwice, .checkpoint: ["a", "b"]
        default: ["a"]
        }
    }

    /// Makes a change, or finds that it was made.
    func change(_ store: SQLiteTicketStore, number: Int64, key: String) async throws -> Ticket {
        let large = String(repeating: "x", count: 40_000)
        switch self {
        case .comment: return try await store.comment(number, key: .named(key)).ticket
        case .commentLarge: return try await store.comment(number, large, key: .named(key)).ticket
        case .update:
            return try await store.update(number, TicketChanges(subject: "Another"), key: .named(key))
        case .transition: return try await store.transition(number, to: "resolved", key: .named(key))
        case .createLarge: return try await store.create(subject: key, description: large, key: .named(key))
        case .copies: return try await store.create(subject: key, ccEmails: ["a@example.com"], key: .named(key))
        default: return try await store.create(subject: key, key: .named(key))
        }
    }
}
