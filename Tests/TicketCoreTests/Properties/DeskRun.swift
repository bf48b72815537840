import Testing
import TicketCore

/// Carries out commands under one desk and holds what comes of them to the rules.
struct DeskRun {
    let desk: Desk
    /// Which of the made-up lives it is, so that it can be lived again.
    let place: String

    /// A ticket of a customer, made by somebody who may at this desk.
    func creation(of desk: Desk) -> CommandRequest {
        let isOwn = desk.creators.contains(.requester)
        let actor = isOwn ? Cast.ana : desk.creators.contains(.agent) ? Cast.alba : Cast.ines
        let ticket = NewTicket(
            desk: desk.key, subject: "Something", channel: .api, requester: isOwn ? nil : "ana")
        return CommandRequest(actor: actor, command: .create(ticket))
    }

    /// Carries out a command; a refusal changes nothing.
    func carryOut(
        _ request: CommandRequest, in world: inout World, at now: Timestamp, _ tally: inout Tally
    ) throws {
        let before = world.tickets
        let decision: Decision
        do {
            decision = try world.run(request, at: now)
        } catch is Refusal {
            try #require(world.tickets == before, "\(place): a refusal changed something")
            return
        }
        guard !request.validateOnly else { return }
        try checkEvents(decision.events, from: before, &tally)
        for ticket in [decision.outcome.ticket] + decision.others {
            try #require(world.tickets[ticket.number] == ticket, "\(place): what is stored is not what the events say")
            let problems = DefinedState(desk: desk).problems(of: ticket)
            try #require(problems.isEmpty, "\(place): \(problems)")
        }
    }

    private func checkEvents(_ events: [TicketEvent], from before: [Int64: Ticket], _ tally: inout Tally) throws {
        var tickets = before
        let legal = LegalMoves(desk: desk)
        for (index, event) in events.enumerated() {
            let ticket = tickets[event.ticketNumber]
            let problem = legal.problem(with: event, on: ticket, after: Array(events[..<index]))
            try #require(problem == nil, "\(place), ticket \(event.ticketNumber): \(problem ?? "")")
            tickets[event.ticketNumber] = Ticket.applying(event, to: ticket)
            count(event, &tally)
        }
    }

    private func count(_ event: TicketEvent, _ tally: inout Tally) {
        guard case .transitioned(_, let to, let trigger, _, _) = event.change else { return }
        tally.moves += 1
        if desk.isTerminal(to.key) { tally.ends += 1 }
        if trigger == .timer { tally.timers += 1 }
    }

    /// The events from the beginning give the tickets.
    func checkReplay(_ world: World) throws {
        var replayed: [Int64: Ticket] = [:]
        for event in world.events {
            replayed[event.ticketNumber] = Ticket.applying(event, to: replayed[event.ticketNumber])
        }
        try #require(replayed == world.tickets, "\(place): replaying gives other tickets")
    }

    /// Merging two tickets and undoing it leaves both as they were, but for how often and when they were changed.
    func checkMerge(_ world: inout World, at now: Timestamp, _ tally: inout Tally) throws {
        let before = world.tickets
        let merge = CommandRequest(actor: Cast.ines, command: .merge(number: 1, into: 2))
        guard (try? world.run(merge, at: now)) != nil else { return }
        let unmerge = CommandRequest(actor: Cast.ines, command: .unmerge(number: 1))
        try world.run(unmerge, at: now)
        for number in [1, 2] as [Int64] {
            var ticket = try #require(world.tickets[number])
            let earlier = try #require(before[number])
            try #require(ticket.revision > earlier.revision)
            ticket.revision = earlier.revision
            ticket.updateTime = earlier.updateTime
            try #require(ticket == earlier, "\(place): merging and undoing it left something behind")
        }
        tally.merges += 1
    }
}
