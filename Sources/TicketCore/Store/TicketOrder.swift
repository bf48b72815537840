/// In which order tickets are listed.
///
/// Tickets were created in the order of their numbers. Of two that changed at the same moment the one with the greater
/// number counts as changed later, so that every order is total.
public enum TicketOrder: String, Sendable, Hashable, Codable, CaseIterable {
    /// Those created last come first.
    case newestCreated = "newest_created"
    /// Those created first come first.
    case oldestCreated = "oldest_created"
    /// Those changed last come first.
    case latestUpdated = "latest_updated"
    /// Those that nothing has changed for the longest time come first.
    case oldestUpdated = "oldest_updated"

    /// Whether it goes by the time of the last change.
    public var isByUpdate: Bool { self == .latestUpdated || self == .oldestUpdated }

    /// Whether what is older comes first.
    public var isOldestFirst: Bool { self == .oldestCreated || self == .oldestUpdated }

    /// Whether what stands at one position comes before what stands at another.
    public func precedes(_ first: TicketPosition, _ second: TicketPosition) -> Bool {
        if isByUpdate, first.updateTime != second.updateTime {
            return (first.updateTime < second.updateTime) == isOldestFirst
        }
        return first.number != second.number && (first.number < second.number) == isOldestFirst
    }
}
