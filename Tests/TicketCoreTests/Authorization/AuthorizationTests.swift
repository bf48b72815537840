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

    /// For a customer; staff and the system may do everything to every ticket.
    private static let asRequester: [Relation: [Operation: Permission]] = [
        .own: [
            .createTicket: .yes, .readTicket: .yes, .updateTicket: .yes, .comment: .yes, .transitionTicket: .yes,
            .readEvents: .yes, .readDesks: .yes,
        ],
        .colleaguesShared: [
            .createTicket: .yes, .readTicket: .yes, .updateTicket: .no, .comment: .yes, .transitionTicket: .no,
            .readEvents: .yes, .readDesks: .yes,
        ],
        .colleaguesPrivate: hidden,
        .othersShared: hidden,
        .othersPrivate: hidden,
    ]

    private static let hidden: [Operation: Permission] = [
        .createTicket: .notFound, .readTicket: .notFound, .updateTicket: .notFound, .comment: .notFound,
        .transitionTicket: .notFound, .readEvents: .notFound, .readDesks: .notFound,
    ]

    private static let scopes: [Operation: Scope] = [
        .createTicket: .createTickets, .readTicket: .readTickets, .updateTicket: .updateTickets,
        .comment: .commentOnTickets, .transitionTicket: .transitionTickets, .readEvents: .readEvents,
        .readDesks: .readDesks,
    ]

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

    @Test("The tables know every relation and every operation")
    func complete() {
        #expect(Set(Self.asRequester.keys) == Set(Relation.allCases))
        for row in Self.asRequester.values { #expect(Set(row.keys) == Set(Operation.allCases)) }
        #expect(Set(Self.scopes.keys) == Set(Operation.allCases))
    }

    @Test("A customer may what the table says", arguments: Relation.allCases, Operation.allCases)
    func requester(relation: Relation, operation: Operation) throws {
        let expected = try #require(Self.asRequester[relation]?[operation])
        #expect(Authorization.may(Cast.ana, operation, try ticket(relation)) == expected)
    }

    @Test("Staff may do everything to every ticket", arguments: Relation.allCases, Operation.allCases)
    func staff(relation: Relation, operation: Operation) throws {
        for actor in [Cast.alba, Cast.ines, Cast.system] {
            #expect(Authorization.may(actor, operation, try ticket(relation)) == .yes)
        }
    }

    @Test(
        "A service may what its scopes name, and learns of no ticket that it may not read",
        arguments: Relation.allCases, Operation.allCases)
    func service(relation: Relation, operation: Operation) throws {
        let scope = try #require(Self.scopes[operation])
        let ticket = try ticket(relation)
        let others = Set(Scope.allCases).subtracting([scope])
        #expect(Authorization.may(Cast.service([]), operation, ticket) == .notFound)
        #expect(Authorization.may(Cast.service([scope, .readTickets]), operation, ticket) == .yes)
        #expect(
            Authorization.may(Cast.service(others), operation, ticket) == (scope == .readTickets ? .notFound : .no))
        #expect(
            Authorization.may(Cast.service(Set(Scope.allCases).subtracting([.readTickets])), operation, ticket)
                == .notFound)
    }

    @Test("Where there is no ticket, people may ask and services need the scope", arguments: Operation.allCases)
    func withoutTicket(operation: Operation) throws {
        for actor in [Cast.ana, Cast.loner, Cast.alba, Cast.ines, Cast.system] {
            #expect(Authorization.may(actor, operation) == .yes)
        }
        let scope = try #require(Self.scopes[operation])
        #expect(Authorization.may(Cast.service([scope]), operation) == .yes)
        #expect(
            Authorization.may(Cast.service(Set(Scope.allCases).subtracting([scope])), operation) == .no)
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
}
