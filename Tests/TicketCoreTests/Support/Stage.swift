import TicketCore

/// A desk and a ticket on which commands are decided, one after the other.
struct Stage {
    var now = Cast.now
    var world: World
    private let desk: Desk
    /// The ticket that commands are about.
    private(set) var number: Int64 = 1

    /// An empty stage, or one with a ticket of Ana's.
    init(desk: Desk = Cast.desk, ticket: Ticket? = nil) {
        self.desk = desk
        world = World(desks: [DeskVersion(version: 3, desk: desk)], people: Cast.everybody.map(\.person))
        if let ticket { world.put(ticket) }
    }

    var ticket: Ticket? { world.ticket(number) }
    var events: [TicketEvent] { world.events }
    var comments: [TicketComment] { world.comments[number] ?? [] }

    /// A stage with Ana's ticket in this status.
    static func with(status: String, shared: Bool = false, desk: Desk = Cast.desk) throws -> Stage {
        var stage = Stage(desk: desk)
        try stage.begin(shared: shared)
        guard var ticket = stage.ticket, let status = desk.status(status) else { return stage }
        ticket.status = status.reference
        if let seen = desk.presented(status.key, to: .requester), seen.key != status.key {
            ticket.state.customerStatus = seen.reference
        }
        if status.category.isEnd {
            ticket.state.endings = 1
            ticket.state.endTime = stage.now
        }
        return Stage(desk: desk, ticket: ticket)
    }

    /// Makes Ana's ticket, by staff where customers make none.
    mutating func begin(shared: Bool = false, channel: Channel? = nil) throws {
        let channel = channel ?? Channel.allCases.first(where: desk.channels.contains) ?? .api
        let byStaff = !desk.creators.contains(.requester)
        try create(
            NewTicket(
                desk: desk.key, subject: "Something", shared: shared, channel: channel,
                requester: byStaff ? Cast.ana.person.id : nil), as: byStaff ? Cast.alba : Cast.ana)
    }

    /// Decides, and takes what was decided.
    @discardableResult
    mutating func run(_ request: CommandRequest) throws -> Decision {
        try world.run(request, at: now)
    }

    @discardableResult
    mutating func run(_ command: Command, as actor: Actor) throws -> Decision {
        try run(CommandRequest(actor: actor, command: command))
    }

    @discardableResult
    mutating func create(
        _ new: NewTicket, as actor: Actor = Cast.ana, validateOnly: Bool = false
    ) throws -> Decision {
        try run(CommandRequest(actor: actor, command: .create(new), validateOnly: validateOnly))
    }

    @discardableResult
    mutating func update(
        _ changes: TicketChanges, as actor: Actor = Cast.ana, expecting revision: Int64? = nil
    ) throws -> Decision {
        try run(
            CommandRequest(actor: actor, command: .update(number: number, changes: changes), expectedRevision: revision)
        )
    }

    @discardableResult
    mutating func transition(
        to status: String, as actor: Actor = Cast.alba, reason: String = "", expecting revision: Int64? = nil
    ) throws -> Decision {
        try run(
            CommandRequest(
                actor: actor, command: .transition(number: number, status: status, reason: reason),
                expectedRevision: revision))
    }

    @discardableResult
    mutating func comment(
        _ body: String = "Hello", as actor: Actor = Cast.ana, replyTo: Int64? = nil, informational: Bool = false,
        isInternal: Bool = false, expecting revision: Int64? = nil
    ) throws -> Decision {
        try run(
            CommandRequest(
                actor: actor,
                command: .addComment(
                    number: number, body: body, replyTo: replyTo, informational: informational, channel: .app,
                    isInternal: isInternal),
                expectedRevision: revision))
    }

    /// Lets time pass, and fires each timer as it runs out.
    mutating func wait(seconds: Int64) throws {
        let end = Timestamp(microsecondsSinceEpoch: now.microsecondsSinceEpoch + seconds * 1_000_000)
        while let due = ticket?.state.runningTimers.filter({ $0.dueTime <= end }).min(by: { $0.dueTime < $1.dueTime }) {
            now = max(now, due.dueTime)
            try run(.fireTimer(number: number, timer: due), as: Cast.system)
        }
        now = end
    }
}
