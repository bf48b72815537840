/// A moment in the life of a ticket.
public enum TicketMoment: Sendable, Hashable {
    /// Right after the event with this revision.
    case revision(Int64)
    /// After all that had happened by then.
    case time(Timestamp)

    /// No event with a greater revision had happened by then.
    public var lastRevision: Int64 {
        switch self {
        case .revision(let revision): revision
        case .time: .max
        }
    }

    /// Whether an event had happened by then.
    public func includes(_ event: TicketEvent) -> Bool {
        switch self {
        case .revision(let revision): event.revision <= revision
        case .time(let time): event.time <= time
        }
    }
}
