import TicketCore

/// A store of the plainest kind: it gathers situations from what it holds and takes decisions.
struct World: SituationSource {
    var desks: [DeskVersion] = []
    var people: [PersonReference] = []
    var attachments: [TicketAttachment] = []
    private(set) var tickets: [Int64: Ticket] = [:]
    private(set) var events: [TicketEvent] = []
    private(set) var comments: [Int64: [TicketComment]] = [:]
    private(set) var outbox: [OutboxEntry] = []

    func ticket(_ number: Int64) -> Ticket? { tickets[number] }

    func desk(_ key: String, version: Int?) -> DeskVersion? {
        desks.last { $0.desk.key == key && (version == nil || version == $0.version) }
    }

    func repliedComment(_ id: Int64, on number: Int64) -> RepliedComment? {
        comments[number]?.first { $0.id == id }.map { $0.isInternal ? .note : .visible }
    }

    func attachment(_ id: String) -> TicketAttachment? { attachments.first { $0.file.id == id } }

    func person(_ id: String) -> PersonReference? { people.first { $0.id == id } }

    func calendar(of desk: Desk) -> ServiceCalendar? { desk.calendar(from: .system) }

    func nextNumber() -> Int64 { (tickets.keys.max() ?? 0) + 1 }

    /// Puts a ticket there as if it had come to be so.
    mutating func put(_ ticket: Ticket) {
        tickets[ticket.number] = ticket
    }

    /// Decides, and takes what was decided.
    @discardableResult
    mutating func run(_ request: CommandRequest, at now: Timestamp) throws -> Decision {
        let situation = try Situation(for: request, from: self, now: now)
        let decision = try decide(request, in: situation)
        guard !request.validateOnly else { return decision }
        for event in decision.events {
            guard let next = Ticket.applying(event, to: tickets[event.ticketNumber]) else { throw NotFollowing(event) }
            tickets[event.ticketNumber] = next
            events.append(event)
            if let comment = TicketComment(event) { comments[event.ticketNumber, default: []].append(comment) }
        }
        outbox += decision.outbox
        return decision
    }

    /// An event that does not follow on its ticket: no decision may hold one.
    struct NotFollowing: Error {
        let event: TicketEvent

        init(_ event: TicketEvent) { self.event = event }
    }
}
