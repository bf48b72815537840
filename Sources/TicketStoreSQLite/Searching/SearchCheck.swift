internal import TicketCore

/// Compares the index of searches with the tickets: each has to have its terms, and no others.
///
/// Of each ticket the sum of its terms' hashes is kept, because the index can only be read term by term.
struct SearchCheck {
    private var sums: [Int64: UInt64] = [:]
    private var skipped: Set<Int64> = []

    /// Notes what has to stand in the index for a ticket.
    mutating func expect(_ ticket: Ticket, comments: [Comment], at key: TicketKey) {
        var tokens = SearchTokens()
        tokens.add(ticket)
        for comment in comments { tokens.add(comment) }
        let terms = Set(tokens.bytes.split(separator: UInt8(ascii: " ")))
        sums[key.rawValue] = terms.reduce(UInt64(0)) { $0 &+ FNV1a.hash($1) }
    }

    /// Notes that nobody knows what has to stand in the index for a ticket.
    mutating func skip(_ key: TicketKey) {
        skipped.insert(key.rawValue)
    }

    /// The keys of the tickets for which something else stands in the index.
    func differing(_ connection: Connection) throws -> [TicketKey] {
        var left = sums
        let rows = try connection.statement("SELECT doc, term FROM search_terms")
        defer { rows.reset() }
        while try rows.step() {
            left[rows.int64(0), default: 0] &-= rows.withBlob(1) { FNV1a.hash($0) }
        }
        return left.filter { $0.value != 0 && !skipped.contains($0.key) }.keys.sorted().map(TicketKey.init(rawValue:))
    }
}
