import TTRPC
import Testing
import TicketCore
import TicketDesks
import TicketMessages

@Suite("What customers see of a hidden status")
struct CustomerViewTests {
    /// A ticket of ana's that is on hold, which customers see as open.
    private func onHold(_ fixture: ServiceFixture) async throws -> Int64 {
        let number = try await fixture.createTicket(at: "zendesk").number
        for status in ["open", "on-hold"] {
            _ = try await fixture.tickets.transitionTicket(.init(number: number, status: status), options: .as(.alba))
        }
        return number
    }

    @Test("is the alias with all that belongs to it; staff see the status and their own label")
    func ticket() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await onHold(fixture)
            let customers = try await fixture.ticket(number, as: .ana)
            #expect(customers.status == "open")
            #expect(customers.statusLabel == "Open")
            #expect(customers.category == .open)
            #expect(customers.waitingOn == .agent)
            let staff = try await fixture.ticket(number, as: .alba)
            #expect(staff.status == "on-hold")
            #expect(staff.statusLabel == "On hold")
            #expect(staff.waitingOn == .thirdParty)
        }
    }

    @Test("in events is the alias, and what looks like no move is no event")
    func events() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await onHold(fixture)
            _ = try await fixture.tickets.transitionTicket(
                .init(number: number, status: "pending"), options: .as(.alba))
            func moves(_ caller: ServiceFixture.Caller) async throws -> [String] {
                try await fixture.events(of: number, as: caller).compactMap { event in
                    guard case .transitioned(let move) = event.kind else { return nil }
                    return "\(move.fromStatus) -> \(move.toStatus)"
                }
            }
            #expect(try await moves(.ana) == ["new -> open", "open -> pending"])
            #expect(try await moves(.alba) == ["new -> open", "open -> on-hold", "on-hold -> pending"])
            #expect(!"\(try await fixture.events(of: number, as: .ana))".contains("on-hold"))
        }
    }

    @Test("in lists is found by the alias and not by what is hidden; staff find it as it is")
    func filters() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await onHold(fixture)
            func finds(_ filter: TicketMessages.TicketFilter, _ caller: ServiceFixture.Caller) async throws -> Bool {
                try await fixture.tickets.listTickets(.init(filter: filter), options: .as(caller)).tickets
                    .map(\.number) == [number]
            }
            let asAlias: [TicketMessages.TicketFilter] = [
                .init(statuses: ["open"]), .init(categories: [.open]), .init(waitingOn: [.agent]),
            ]
            let asItIs: [TicketMessages.TicketFilter] = [
                .init(statuses: ["on-hold"]), .init(categories: [.waiting]), .init(waitingOn: [.thirdParty]),
            ]
            for filter in asAlias {
                #expect(try await finds(filter, .ana))
                #expect(try await !finds(filter, .alba))
            }
            for filter in asItIs {
                #expect(try await !finds(filter, .ana))
                #expect(try await finds(filter, .alba))
            }
        }
    }

    /// zendesk where requesters may move as staff do, closing by themselves leads to a status of its own, and a new
    /// ticket is in triage, which they see as new.
    private var permissive: TicketCore.Desk {
        var desk = DeskTemplates.zendesk
        desk.key = "own"
        var triage = desk.statuses[0]
        triage.key = "triage"
        triage.customerAlias = "new"
        var withdrawn = desk.statuses[5]
        withdrawn.key = "withdrawn"
        withdrawn.customerAlias = "closed"
        desk.statuses += [triage, withdrawn]
        desk.initialStatus = "triage"
        desk.transitions = ["open", "on-hold", "withdrawn"].map {
            Transition(from: nil, to: $0, triggers: [.command], roles: [.requester, .agent])
        }
        return desk
    }

    @Test("in the moves is the alias; what leads to where it seems to be already is no move")
    func moves() async throws {
        try await ServiceFixture.run { fixture in
            try await fixture.install(permissive)
            let created = try await fixture.createTicket(at: "own")
            #expect(created.status == "new")
            #expect(created.category == .new)
            let number = created.number
            _ = try await fixture.tickets.transitionTicket(
                .init(number: number, status: "on-hold"), options: .as(.alba))
            func choices(_ caller: ServiceFixture.Caller) async throws -> [[String]] {
                let listed = try await fixture.tickets.listAvailableTransitions(
                    .init(number: number), options: .as(caller))
                return listed.transitions.map { [$0.status, $0.statusLabel] }
            }
            #expect(try await choices(.ana) == [["closed", "Closed"]])
            #expect(try await choices(.alba) == [["open", "Open"], ["withdrawn", "Closed"]])
            let event = try await fixture.events(of: number, as: .ana).first?.kind
            guard case .created(let created) = event else {
                Issue.record("no creation: \(String(describing: event))")
                return
            }
            #expect(created.ticket?.status == "new")
        }
    }

    @Test("in refusals is the alias, and a hidden status is one that there is not")
    func refusals() async throws {
        try await ServiceFixture.run { fixture in
            try await fixture.install(permissive)
            let number = try await fixture.createTicket(at: "own").number
            _ = try await fixture.tickets.transitionTicket(
                .init(number: number, status: "on-hold"), options: .as(.alba))
            func move(_ status: String) async throws -> RPCError? {
                do {
                    _ = try await fixture.tickets.transitionTicket(
                        .init(number: number, status: status), options: .as(.ana))
                    return nil
                } catch let error as RPCError {
                    return error
                }
            }
            let illegal = try await move("solved")
            #expect(
                illegal?.message == "the ticket is open and cannot become solved; you may move it to closed (Closed)")
            #expect(illegal?.legalTransitions == ["closed"])
            let unknown = try await move("on-hold")
            #expect(unknown?.code == .invalidArgument)
            #expect(unknown?.message.contains("this desk's: new, open, pending, solved, closed") == true)
            #expect(try await move("closed") == nil)
            #expect(try await fixture.ticket(number, as: .alba).status == "withdrawn")
            let later = try await move("solved")
            #expect(later?.message.contains("withdrawn") == false)
            #expect(later?.message.hasPrefix("the ticket is closed and") == true)
        }
    }

    @Test("once closed: comments are refused in the words of what is seen")
    func closed() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTieredTicket()
            for status in ["in_progress", "resolved", "closed"] {
                _ = try await fixture.tickets.transitionTicket(
                    .init(number: number, status: status), options: .as(.alba))
            }
            let error = await #expect(throws: RPCError.self) {
                try await fixture.tickets.addComment(
                    .init(number: number, comment: .init(body: "Not yet")), options: .as(.ana))
            }
            #expect(error?.message.hasPrefix("the ticket is resolved and takes no more comments") == true)
            #expect(try await fixture.ticket(number, as: .ana).status == "resolved")
            #expect(try await fixture.ticket(number, as: .alba).statusLabel == "Closed")
        }
    }
}
