/// Looks over what an archive's events have made of its tickets, where they are to live.
public struct ArchivedTickets {
    /// The key of the archive's desk.
    private let desk: String
    /// The lines on which they were made, by number.
    private let lines: [Int64: Int]
    /// Where the merged ones were merged into.
    private var merged: [(number: Int64, target: Int64)] = []
    /// The greatest number that they have or name: new tickets come behind it, so that none is taken for another.
    public private(set) var greatestNumber: Int64 = 0

    /// Tickets that were made on these lines.
    public init(desk: String, lines: [Int64: Int]) {
        self.desk = desk
        self.lines = lines
    }

    /// Looks a ticket over as the archive leaves it.
    ///
    /// - Parameter version: its desk; nil if that is not there.
    public mutating func check(_ ticket: Ticket, at version: DeskVersion?) throws(ArchiveRefusal) {
        guard ticket.desk == desk, let version else {
            throw invalid(ticket.number, "ends at another desk than the archive's, \"\(desk)\"")
        }
        if let problem = ticket.problem(at: version.desk) { throw invalid(ticket.number, problem) }
        if let target = ticket.state.mergedInto { merged.append((ticket.number, target)) }
        let named = ticket.state.links.map(\.number) + ticket.state.mergedTickets + [ticket.number]
        greatestNumber = max(greatestNumber, named.max() ?? 0)
    }

    /// Looks whether what was merged lies in tickets that know of it: what is written to it lands there.
    ///
    /// - Parameter ticket: gives a ticket as it is with the archive in its place.
    public func checkMerges(_ ticket: (Int64) throws -> Ticket?) throws {
        for (number, target) in merged {
            guard try ticket(target)?.state.mergedTickets.contains(number) != true else { continue }
            throw ArchiveRefusal(
                .unmet, reason: "MERGED_ELSEWHERE", line: lines[number],
                message: "ticket \(number) is merged into ticket \(target), which is not here; carry the desk over "
                    + "first to which that one belongs, or unmerge them where they come from")
        }
    }

    private func invalid(_ number: Int64, _ problem: String) -> ArchiveRefusal {
        ArchiveRefusal(
            .invalid, reason: "INVALID_ARCHIVE", line: lines[number], message: "ticket \(number): \(problem)")
    }
}
