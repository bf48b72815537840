import Testing
import TicketCore

/// Who may do what, against a table that is written out here, apart from the code.
@Suite("Authorisation")
struct AuthorizationTests {
    /// How a ticket stands to the customer who asks.
    enum Relation: CaseIterable {
        case own
        case colleaguesShared
        case colleaguesPrivate
        case othersShared
        case othersPrivate
    }

    /// What a customer may do to an own ticket; nothing else.
    private static let toOwn: Set<Operation> = [
        .createTicket, .readTicket, .updateTicket, .comment, .transitionTicket, .setTrack, .rateTicket,
        .changeParticipants, .setCustomFields, .readEvents, .readDesks,
    ]
    /// What a customer may do to a colleague's shared ticket.
    private static let toShared: Set<Operation> = [.createTicket, .readTicket, .comment, .readEvents, .readDesks]

    /// What no agent, and what no admin may do: only requesters rate, only the system fires timers, and only services
    /// act for others and bring in mail.
    private static let notForAgents: Set<Operation> = [
        .deleteTicket, .fireTimer, .rateTicket, .manageDesks, .managePeople, .manageTokens, .readAuditLog,
        .actAsPerson, .ingestMail, .manageMail,
    ]
    private static let notForAdmins: Set<Operation> = [.fireTimer, .rateTicket, .actAsPerson, .ingestMail]
    private static let notForServices: Set<Operation> = [
        .fireTimer, .manageTokens, .readAuditLog, .reviewMail, .manageMail,
    ]

    private static let scopes: [Operation: Scope] = [
        .createTicket: .createTickets, .createTicketForOther: .createTickets, .readTicket: .readTickets,
        .readInternal: .internalNotes, .writeInternalNote: .internalNotes, .updateTicket: .updateTickets,
        .setCustomFields: .updateTickets, .comment: .commentOnTickets, .rateTicket: .commentOnTickets,
        .transitionTicket: .transitionTickets, .setTrack: .transitionTickets, .assignTicket: .assignTickets,
        .escalateTicket: .assignTickets, .changeParticipants: .changeParticipants, .linkTickets: .organizeTickets,
        .mergeTickets: .organizeTickets, .tagTicket: .organizeTickets, .moveTicket: .organizeTickets,
        .deleteTicket: .deleteTickets, .readEvents: .readEvents, .readDesks: .readDesks,
        .manageDesks: .manageDesks, .managePeople: .managePeople, .ingestMail: .ingestMail,
        .applyMacro: .updateTickets, .actAsPerson: .actAsPeople,
    ]

    private static func asRequester(_ relation: Relation, _ operation: Operation) -> Permission {
        switch relation {
        case .own: toOwn.contains(operation) ? .yes : .no
        case .colleaguesShared: toShared.contains(operation) ? .yes : .no
        case .colleaguesPrivate, .othersShared, .othersPrivate: .notFound
        }
    }

    /// A ticket that stands so to Ana.
    private func ticket(_ relation: Relation) throws -> Ticket {
        let requester =
            switch relation {
            case .own: Cast.ana
            case .colleaguesShared, .colleaguesPrivate: Cast.bruno
            case .othersShared, .othersPrivate: Cast.chloe
            }
        var stage = Stage()
        let new = NewTicket(
            desk: "account-portal", subject: "Something",
            shared: relation == .colleaguesShared || relation == .othersShared)
        return try stage.create(new, as: requester).outcome.ticket
    }

    @Test("The table of scopes knows every operation but the timers' and what only admins do")
    func complete() {
        #expect(Set(Self.scopes.keys) == Set(Operation.allCases).subtracting(Self.notForServices))
    }

    @Test("A customer may what the table says", arguments: Relation.allCases, Operation.allCases)
    func requester(relation: Relation, operation: Operation) throws {
        #expect(
            Authorization.may(Cast.ana, operation, try ticket(relation)) == Self.asRequester(relation, operation))
    }

    @Test("Staff may everything to every ticket but what the tables except", arguments: Operation.allCases)
    func staff(operation: Operation) throws {
        for relation in Relation.allCases {
            let ticket = try ticket(relation)
            #expect((Authorization.may(Cast.alba, operation, ticket) == .yes) != Self.notForAgents.contains(operation))
            #expect((Authorization.may(Cast.ines, operation, ticket) == .yes) != Self.notForAdmins.contains(operation))
            #expect((Authorization.may(Cast.system, operation, ticket) == .yes) == (operation != .rateTicket))
        }
    }

    @Test(
        "A service may what its scopes name, and learns of no ticket that it may not read",
        arguments: Relation.allCases, Operation.allCases)
    func service(relation: Relation, operation: Operation) throws {
        let ticket = try ticket(relation)
        #expect(Authorization.may(Cast.service([]), operation, ticket) == .notFound)
        #expect(
            Authorization.may(Cast.service(Set(Scope.allCases).subtracting([.readTickets])), operation, ticket)
                == .notFound)
        guard let scope = Self.scopes[operation] else {
            #expect(Authorization.may(Cast.program, operation, ticket) == .no)
            return
        }
        let others = Set(Scope.allCases).subtracting([scope])
        #expect(
            Authorization.may(Cast.service([scope, .readTickets]), operation, ticket)
                == (operation == .rateTicket ? .no : .yes))
        #expect(
            Authorization.may(Cast.service(others), operation, ticket) == (scope == .readTickets ? .notFound : .no))
    }

    @Test(
        "Where there is no ticket, people may what their role may, and services need the scope",
        arguments: Operation.allCases)
    func withoutTicket(operation: Operation) throws {
        for actor in [Cast.ana, Cast.loner] {
            #expect((Authorization.may(actor, operation) == .yes) == Self.toOwn.contains(operation))
        }
        #expect(
            (Authorization.may(Cast.alba, operation) == .yes)
                != Self.notForAgents.subtracting([.rateTicket]).contains(operation))
        #expect(
            (Authorization.may(Cast.ines, operation) == .yes)
                != Self.notForAdmins.subtracting([.rateTicket]).contains(operation))
        #expect(Authorization.may(Cast.system, operation) == .yes)
        guard let scope = Self.scopes[operation] else { return }
        #expect(Authorization.may(Cast.service([scope]), operation) == .yes)
        #expect(
            Authorization.may(Cast.service(Set(Scope.allCases).subtracting([scope])), operation) == .no)
    }

    @Test(
        "Whoever is let in reads and comments, and no more; whoever is only told finds nothing",
        arguments: Operation.allCases)
    func participants(operation: Operation) throws {
        var ticket = try ticket(.othersPrivate)
        ticket.state.admitsParticipants = true
        ticket.state.participants = [Participant(email: "ANA@example.com", isTold: true, isLetIn: true)]
        let expected: Permission = Self.toShared.contains(operation) ? .yes : .no
        #expect(Authorization.may(Cast.ana, operation, ticket) == expected)
        ticket.state.participants[0].isLetIn = false
        #expect(Authorization.may(Cast.ana, operation, ticket) == .notFound)
        ticket.state.participants[0].isLetIn = true
        ticket.state.admitsParticipants = false
        #expect(Authorization.may(Cast.ana, operation, ticket) == .notFound, "its requester's alone")
    }

    @Test("A deleted ticket is not there for customers, and for staff it is")
    func deleted() throws {
        var ticket = try ticket(.own)
        ticket.state.deleteTime = Cast.now
        #expect(Authorization.may(Cast.ana, .readTicket, ticket) == .notFound)
        #expect(Authorization.may(Cast.alba, .readTicket, ticket) == .yes)
    }

    @Test("What one may not see is not found, not forbidden")
    func hiddenTicket() throws {
        let missing = Refusal.notFound(what: "ticket 1")
        var foreign = try Stage.with(status: "open", shared: true)
        #expect(throws: missing) { try foreign.comment(as: Cast.chloe) }
        #expect(throws: missing) { try foreign.update(TicketChanges(subject: ""), as: Cast.chloe) }
        #expect(throws: missing) { try foreign.transition(to: "nonsense", as: Cast.chloe, expecting: 99) }
        var own = try Stage.with(status: "open", shared: false)
        #expect(throws: missing) { try own.comment(as: Cast.bruno) }
        var empty = Stage()
        #expect(throws: missing) { try empty.comment(as: Cast.alba) }
    }

    @Test("A colleague reads and comments on a shared ticket, and does not change it")
    func colleague() throws {
        var stage = try Stage.with(status: "open", shared: true)
        #expect(try stage.comment(as: Cast.bruno).outcome.comment?.author == Cast.bruno.person)
        #expect(throws: Refusal.forbidden(.updateTicket)) {
            try stage.update(TicketChanges(shared: false), as: Cast.bruno)
        }
        #expect(throws: Refusal.forbidden(.transitionTicket)) { try stage.transition(to: "closed", as: Cast.bruno) }
    }

    @Test("Two people without an account are not colleagues")
    func withoutAccount() throws {
        var stage = Stage()
        let new = NewTicket(desk: "account-portal", subject: "Something", shared: true)
        let ticket = try stage.create(new, as: Cast.loner).outcome.ticket
        var other = Cast.loner
        other.person.id = "another"
        #expect(Authorization.may(other, .readTicket, ticket) == .notFound)
        #expect(Authorization.may(Cast.loner, .readTicket, ticket) == .yes)
    }

    @Test("A list shows what reading would", arguments: Relation.allCases)
    func scopeAgrees(relation: Relation) throws {
        let ticket = try ticket(relation)
        let actors = [
            Cast.ana, Cast.bruno, Cast.chloe, Cast.loner, Cast.alba, Cast.ines, Cast.system, Cast.program,
            Cast.service([]), Cast.service([.createTickets]),
        ]
        for actor in actors {
            let isListed = Authorization.visibleTickets(to: actor).contains(ticket)
            #expect(isListed == (Authorization.may(actor, .readTicket, ticket) == .yes))
        }
    }

    @Test(
        "A service in a person's place may what the person may and it was given",
        arguments: Relation.allCases, Operation.allCases)
    func delegation(relation: Relation, operation: Operation) throws {
        let ticket = try ticket(relation)
        for person in [Cast.ana, Cast.alba, Cast.ines] {
            var actor = person
            actor.delegation = Delegation(service: Cast.program.person, scopes: [.readTickets, .commentOnTickets])
            let isLent = [.readTicket, .comment, .rateTicket].contains(operation)
            let own = Authorization.may(person, operation, ticket)
            #expect(Authorization.may(actor, operation, ticket) == (isLent || own == .notFound ? own : .no))
            #expect(
                Authorization.may(actor, operation) == (isLent ? Authorization.may(person, operation) : .no))
            actor.delegation?.scopes = [.commentOnTickets]
            #expect(Authorization.may(actor, operation, ticket) == .notFound)
        }
    }
}
