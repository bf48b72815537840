import Testing
import TicketCore

/// Carries out commands under the versions of one desk and holds what comes of them to the rules.
struct DeskRun {
    /// From the first version on.
    let versions: [Desk]
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
            let problems = DefinedState(desk: versions[ticket.deskVersion - 1]).problems(of: ticket)
            try #require(problems.isEmpty, "\(place): \(problems)")
        }
    }

    private func checkEvents(_ events: [TicketEvent], from before: [Int64: Ticket], _ tally: inout Tally) throws {
        var tickets = before
        for (index, event) in events.enumerated() {
            let ticket = tickets[event.ticketNumber]
            let next = Ticket.applying(event, to: ticket)
            let version = ticket?.deskVersion ?? next?.deskVersion ?? 1
            let legal = LegalMoves(desk: versions[version - 1])
            let problem = legal.problem(with: event, on: ticket, after: Array(events[..<index]))
            try #require(problem == nil, "\(place), ticket \(event.ticketNumber): \(problem ?? "")")
            tickets[event.ticketNumber] = next
            count(event, of: versions[version - 1], &tally)
        }
    }

    private func count(_ event: TicketEvent, of desk: Desk, _ tally: inout Tally) {
        if case .moved = event.change { tally.migrations += 1 }
        if case .trackSet = event.change { tally.trackMoves += 1 }
        guard case .transitioned(_, let to, let trigger, _, _) = event.change else { return }
        tally.moves += 1
        if desk.isTerminal(to.key) { tally.ends += 1 }
        if trigger == .timer { tally.timers += 1 }
    }

    /// The tickets are what a reader of their events takes them to be, and their comments are those of the events.
    func checkReplay(_ world: World) throws {
        let histories = Dictionary(grouping: world.events, by: \.ticketNumber)
        for (number, ticket) in world.tickets {
            let history = try #require(ReadHistory(histories[number] ?? []), "\(place): \(number) has no beginning")
            try #require(ticket == history.ticket, "\(place): the events say otherwise of ticket \(number)")
            try #require(world.comments[number]?.count ?? 0 == ticket.commentCount, "\(place): comments of \(number)")
        }
        try #require(Set(histories.keys) == Set(world.tickets.keys), "\(place): tickets without events")
    }

    /// Merging two tickets and undoing it leaves both as they were, but for how often and when they were changed; a
    /// note that was written in between stays where it landed.
    func checkMerge(_ world: inout World, at now: Timestamp, _ tally: inout Tally) throws {
        try checkMerge(&world, withNote: false, at: now, &tally)
        try checkMerge(&world, withNote: true, at: now, &tally)
    }

    private func checkMerge(
        _ world: inout World, withNote: Bool, at now: Timestamp, _ tally: inout Tally
    ) throws {
        var expected = world
        do {
            try world.run(CommandRequest(actor: Cast.ines, command: .merge(number: 1, into: 2)), at: now)
        } catch is Refusal {
            return
        }
        try #require(world.ticket(1)?.state.mergedInto == 2, "\(place): it is not merged")
        let comments = world.comments
        try #require(comments == expected.comments, "\(place): merging moves comments")
        if withNote {
            let note = Command.addComment(
                number: 1, body: "note", replyTo: nil, informational: false, channel: .api, isInternal: true)
            try world.run(CommandRequest(actor: Cast.ines, command: note), at: now)
            var target = try #require(expected.ticket(2))
            target.commentCount += 1
            target.state.noteCount += 1
            expected.put(target)
        }
        try world.run(CommandRequest(actor: Cast.ines, command: .unmerge(number: 1)), at: now)
        for number in [1, 2] as [Int64] {
            var ticket = try #require(world.ticket(number))
            let earlier = try #require(expected.ticket(number))
            try #require(ticket.revision > earlier.revision)
            ticket.revision = earlier.revision
            ticket.updateTime = earlier.updateTime
            try #require(ticket == earlier, "\(place): merging and undoing it left something behind")
            let kept = world.comments[number]?.prefix(comments[number]?.count ?? 0) ?? []
            try #require(Array(kept) == comments[number] ?? [], "\(place): undoing the merge moves comments")
        }
        tally.merges += 1
        if let state = world.ticket(1)?.state, world.ticket(1)?.commentCount ?? 0 > 0,
            !state.participants.isEmpty || !state.links.isEmpty || !state.timers.isEmpty
        {
            tally.fullMerges += 1
        }
        try checkReplay(world)
    }
}
