/// Decides on changes of a ticket that is there.
struct ChangeDecider {
    let actor: Actor
    let situation: Situation
    /// The ticket with its workflow, as far as the command has gone.
    var run: WorkflowRun
    /// The other ticket of a link or a merge, with its events.
    var other: EventLog?

    /// Refuses what the actor may not know of or do, a ticket that is no longer as the actor read it, and one that was
    /// merged away or deleted.
    init(_ request: CommandRequest, _ situation: Situation, for operation: Operation) throws(Refusal) {
        guard let ticket = situation.ticket, let version = situation.desk else { throw .ticketNotFound(request) }
        try request.checkPermission(operation, on: ticket)
        if let expected = request.expectedRevision, expected != ticket.revision {
            throw .staleRevision(expected: expected, present: ticket.revision)
        }
        actor = request.actor
        self.situation = situation
        run = WorkflowRun(
            EventLog(of: ticket, actor: request.actor.person, now: situation.now), desk: version.desk,
            calendar: request.command.changesDesk ? situation.formerCalendar : situation.calendar)
        try checkActive(for: request.command)
    }

    /// A decider that goes on with a run, without asking whether the actor may.
    init(_ run: WorkflowRun, actor: Actor, situation: Situation) {
        self.run = run
        self.actor = actor
        self.situation = situation
    }

    var ticket: Ticket { run.ticket }
    var desk: Desk { run.desk }
    var isCustomer: Bool { Authorization.isCustomerSide(actor, of: ticket) }
    var role: Role { Authorization.workflowRole(of: actor) }
    /// The key of the status as the actor sees it.
    var seenStatus: String { ticket.status(for: role).key }

    private func checkActive(for command: Command) throws(Refusal) {
        switch command {
        case .undelete: return
        case .delete: if ticket.state.deleteTime != nil { throw .deleted }
        case .unmerge: if ticket.state.deleteTime != nil { throw .deleted }
        default:
            if ticket.state.deleteTime != nil { throw .deleted }
            if let target = ticket.state.mergedInto { throw .merged(into: target) }
        }
    }

    /// Carries out what is neither a creation nor a comment.
    mutating func carryOut(_ command: Command) throws(Refusal) {
        switch command {
        case .create, .addComment: break
        case .update(_, let changes): try update(changes)
        case .transition(_, let status, let reason): try transition(to: status, reason: reason)
        case .assign(_, let person): try assign(to: person)
        case .assignTeam(_, let team): try assign(toTeam: team)
        case .handOver(_, let person, let team): try handOver(to: person, team: team)
        case .escalate(_, let tier, let reason): try escalate(to: tier, reason: reason)
        case .setTrack(_, let track, let state): try setTrack(track, to: state)
        case .rate(_, let score, let comment): try rate(score, comment: comment)
        case .addParticipant(_, let email, let isTold, let isLetIn):
            try addParticipant(email, isTold: isTold, isLetIn: isLetIn)
        case .removeParticipant(_, let email): try removeParticipant(email)
        case .link(_, let number, let kind): try link(to: number, kind)
        case .unlink(_, let number, let kind): try unlink(from: number, kind)
        case .merge(_, let number): try merge(into: number)
        case .unmerge: try unmerge()
        case .delete: run.add(.deleted)
        case .undelete: try undelete()
        case .tag(_, let add, let remove): try tag(add, remove)
        case .setFields(_, let values): try setFields(values)
        case .move(_, let desk): try move(to: desk)
        case .migrate(_, let statuses): try migrate(statuses)
        case .fireTimer(_, let timer): try fire(timer)
        case .applyMacro(_, let key, let channel): try apply(macro: key, channel: channel)
        }
    }

    /// What was carried out, with the timers that it starts and stops.
    mutating func decision() throws(Refusal) -> Decision {
        if isCustomer, !run.log.events.isEmpty { run.signal(.customerActivity) }
        try run.settle(in: situation, tenant: actor.tenant)
        return Decision(run, others: [other].compactMap { $0 })
    }

    private mutating func undelete() throws(Refusal) {
        guard ticket.state.deleteTime != nil else {
            throw .conflict(reason: "NOT_DELETED", message: "the ticket is not deleted", legal: [])
        }
        run.add(.undeleted)
    }

    // MARK: Status

    mutating func transition(to key: String, reason: String) throws(Refusal) {
        let known = desk.statusKeys(knownTo: role)
        guard known.contains(key) else { throw .invalid([.unknownStatus(key, known: known)]) }
        var validator = FieldValidator(desk: desk)
        validator.checkReason(reason)
        try validator.finish()
        guard let choice = desk.choices(from: ticket.status.key, by: role).first(where: { $0.seen.key == key }) else {
            throw .illegalTransition(from: seenStatus, to: key, legal: legalMoves())
        }
        let move = choice.transition
        if let unmet = move.guards.first(where: { !$0.isMet(by: ticket, reason: reason) }) {
            throw .conflict(
                reason: unmet.refusalReason,
                message: "the ticket is \(seenStatus) and cannot become \(key) yet; \(unmet.advice)",
                legal: legalMoves())
        }
        run.move(to: choice.status, by: move, trigger: .command, reason: reason)
    }

    /// The statuses to which the actor may move the ticket now, saying why where that is asked for.
    private func legalMoves() -> [String] {
        desk.choices(from: ticket.status.key, by: role)
            .filter { $0.transition.guards.allSatisfy { $0.isMet(by: ticket, reason: "given") } }
            .map(\.seen.key)
    }
}

extension CommandRequest {
    /// Refuses what the actor may not know of, or may not do.
    func checkPermission(_ operation: Operation, on ticket: Ticket) throws(Refusal) {
        switch Authorization.may(actor, operation, ticket) {
        case .yes: return
        case .no: throw .forbidden(operation)
        case .notFound: throw .ticketNotFound(self)
        }
    }
}

extension Decision {
    /// What was decided on a ticket, and on others with it.
    init(_ run: WorkflowRun, others: [EventLog] = []) {
        self.init(
            events: run.log.events + others.flatMap(\.events), outbox: run.outbox,
            outcome: CommandOutcome(
                ticket: run.ticket,
                // What a rule writes is not what was asked for.
                comment: run.log.events.lazy.filter { $0.cause?.rule == nil }.compactMap { Comment($0) }.last),
            others: others.filter { !$0.events.isEmpty }.map(\.ticket))
    }
}
