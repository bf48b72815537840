import TTRPC
import Testing
import TicketCore
import TicketDesks
import TicketMessages

@Suite("What tickets hang together with")
struct TicketRelationsTests {
    @Test("is noted on both, and taken off both; follow-ups are the service's own")
    func link() async throws {
        try await ServiceFixture.run { fixture in
            let one = try await fixture.createTicket().number
            let other = try await fixture.createTicket().number
            let linked = try await fixture.tickets.linkTickets(
                .init(number: one, otherNumber: other, kind: .childOf), options: .as(.alba))
            #expect(linked.links == [.init(kind: .childOf, number: other)])
            #expect(try await fixture.ticket(other, as: .alba).links == [.init(kind: .parentOf, number: one)])
            #expect(try await fixture.ticket(one, as: .ana).links == [])
            let followUp = try await refusal {
                _ = try await fixture.tickets.linkTickets(
                    .init(number: one, otherNumber: other, kind: .followsUp), options: .as(.alba))
            }
            #expect(followUp == "INVALID_ARGUMENT NOT_OFFERED")
            let unsaid = try await refusal {
                _ = try await fixture.tickets.linkTickets(.init(number: one, otherNumber: other), options: .as(.alba))
            }
            #expect(unsaid == "INVALID_ARGUMENT REQUIRED")
            _ = try await fixture.tickets.unlinkTickets(
                .init(number: one, otherNumber: other, kind: .childOf), options: .as(.alba))
            #expect(try await fixture.ticket(other, as: .alba).links == [])
        }
    }

    @Test("lands what is said on a merged ticket on the other, until it stands for itself again")
    func merge() async throws {
        try await ServiceFixture.run { fixture in
            let source = try await fixture.createTicket()
            let target = try await fixture.createTicket().number
            let merged = try await fixture.tickets.mergeTickets(
                .init(number: source.number, intoNumber: target), options: .as(.alba))
            #expect(merged.mergedInto == target)
            let answer = try await fixture.tickets.addComment(
                .init(number: source.number, comment: .init(body: "Still?")), options: .as(.ana))
            #expect(answer.ticket?.number == target)
            #expect(answer.comment?.mergedFrom == source.number)
            let alone = try await fixture.tickets.unmergeTicket(.init(number: source.number), options: .as(.alba))
            #expect(alone.mergedInto == 0)
            #expect(alone.status == source.status)
            let comments = try await fixture.tickets.listComments(.init(number: target), options: .as(.alba)).comments
            #expect(comments.map(\.mergedFrom) == [source.number])
            let again = try await refusal {
                _ = try await fixture.tickets.unmergeTicket(.init(number: source.number), options: .as(.alba))
            }
            #expect(again == "FAILED_PRECONDITION NOT_MERGED")
        }
    }

    @Test("does not tell a reader of one ticket from which other a comment came, unless it is its author or staff")
    func mergedFrom() async throws {
        try await ServiceFixture.run { fixture in
            let source = try await fixture.createTicket(shared: true, as: .bruno).number
            let target = try await fixture.createTicket(shared: true).number
            _ = try await fixture.tickets.mergeTickets(
                .init(number: source, intoNumber: target), options: .as(.alba))
            _ = try await fixture.tickets.addComment(
                .init(number: source, comment: .init(body: "Me too")), options: .as(.bruno))
            for (caller, number) in [(ServiceFixture.Caller.bruno, source), (.alba, source), (.ana, 0)] {
                let comments = try await fixture.tickets.listComments(.init(number: target), options: .as(caller))
                #expect(comments.comments.map(\.mergedFrom) == [number], "\(caller)")
            }
        }
    }

    @Test("hides a deleted ticket from customers until it is undeleted, and tells them of neither")
    func delete() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket().number
            let byAgent = try await refusal {
                _ = try await fixture.tickets.deleteTicket(.init(number: number), options: .as(.alba))
            }
            #expect(byAgent == "PERMISSION_DENIED ADMIN_ONLY")
            let deleted = try await fixture.tickets.deleteTicket(.init(number: number), options: .as(.ines))
            #expect(deleted.deleted)
            let hidden = try await refusal { _ = try await fixture.ticket(number, as: .ana) }
            #expect(hidden == "NOT_FOUND NOT_FOUND")
            let commented = try await refusal {
                _ = try await fixture.tickets.addComment(
                    .init(number: number, comment: .init(body: "Hello?")), options: .as(.ana))
            }
            #expect(commented == "NOT_FOUND NOT_FOUND")
            #expect(try await fixture.events(of: number, as: .ana) == [])
            let untouched = try await refusal {
                _ = try await fixture.tickets.assignTicket(.init(number: number, assignee: "me"), options: .as(.alba))
            }
            #expect(untouched == "FAILED_PRECONDITION TICKET_DELETED")
            _ = try await fixture.tickets.undeleteTicket(.init(number: number), options: .as(.ines))
            #expect(try await fixture.ticket(number, as: .ana).deleted == false)
            #expect(try await fixture.events(of: number, as: .ana).compactMap { $0.kind?.name } == ["created"])
            #expect(try await fixture.events(of: number, as: .alba).count == 3)
        }
    }

    @Test("goes to another desk by the map of its own, or not at all")
    func move() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket(at: "help-center").number
            let unmapped = try await refusal {
                _ = try await fixture.tickets.moveTicket(.init(number: number, desk: "zendesk"), options: .as(.alba))
            }
            #expect(unmapped == "FAILED_PRECONDITION NO_STATUS_MAP")
            var desk = DeskTemplates.helpCenter
            desk.statusMaps = [StatusMap(desk: "zendesk", statuses: ["open": "on-hold"])]
            try await fixture.install(desk)
            let mapped = try await fixture.createTicket(at: "help-center").number
            let tried = try await fixture.tickets.moveTicket(
                .init(number: mapped, desk: "zendesk", validateOnly: true), options: .as(.alba))
            #expect(tried.status == "on-hold")
            #expect(try await fixture.ticket(mapped, as: .alba).desk == "help-center")
            let moved = try await fixture.tickets.moveTicket(
                .init(number: mapped, desk: "zendesk"), options: .as(.alba))
            #expect(moved.desk == "zendesk")
            #expect(moved.status == "on-hold")
            let seen = try await fixture.events(of: mapped, as: .ana).last?.kind
            guard case .moved(let event) = seen else {
                Issue.record("not told: \(String(describing: seen))")
                return
            }
            #expect(event.status == "open", "customers see what is on hold as open")
        }
    }
}
