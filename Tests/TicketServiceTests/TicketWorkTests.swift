import TTRPC
import Testing
import TicketMessages

@Suite("Working on tickets")
struct TicketWorkTests {
    @Test("by taking it moves it where the desk says so, and nobody and a team can have it")
    func assign() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket(at: "zendesk").number
            let taken = try await fixture.tickets.assignTicket(
                .init(number: number, assignee: "me"), options: .as(.alba))
            #expect(taken.assignee?.id == "alba")
            #expect(taken.status == "open")
            let given = try await fixture.tickets.assignTicket(
                .init(number: number, assignee: "ines"), options: .as(.alba))
            #expect(given.assignee?.id == "ines")
            let free = try await fixture.tickets.assignTicket(
                .init(number: number, assignee: "none"), options: .as(.alba))
            #expect(free.assignee == nil)
            let kinds = try await fixture.events(of: number, as: .ana).map { $0.kind?.name ?? "" }
            #expect(kinds == ["created", "assigned", "transitioned", "assigned", "assigned"])
        }
    }

    @Test("by giving it to a person and a team at once is one event; what is left empty stays")
    func team() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTieredTicket()
            let both = try await fixture.tickets.assignTicket(
                .init(number: number, assignee: "me", team: "technical"), options: .as(.alba))
            #expect(both.assignee?.id == "alba")
            #expect(both.team == "technical")
            let events = try await fixture.events(of: number, as: .alba).compactMap { $0.kind?.name }
            #expect(events.filter { $0 == "assigned" }.count == 1)
            let handed = try await fixture.tickets.assignTicket(
                .init(number: number, team: "customer-care"), options: .as(.alba))
            #expect(handed.assignee?.id == "alba")
            #expect(handed.team == "customer-care")
            let freed = try await fixture.tickets.assignTicket(
                .init(number: number, team: "none"), options: .as(.alba))
            #expect(freed.team == "")
        }
    }

    @Test("needs somebody of the staff, both as who asks and as who is to have it")
    func assignRefused() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket(at: "zendesk").number
            for (assignee, team, caller, expected) in [
                ("", "", ServiceFixture.Caller.alba, "INVALID_ARGUMENT REQUIRED"),
                ("ana", "", .alba, "INVALID_ARGUMENT NOT_STAFF"), ("ghost", "", .alba, "INVALID_ARGUMENT NOT_STAFF"),
                ("", "ghosts", .alba, "INVALID_ARGUMENT UNKNOWN_TEAM"),
                ("me", "", .ana, "PERMISSION_DENIED STAFF_ONLY"),
            ] {
                let found = try await refusal {
                    _ = try await fixture.tickets.assignTicket(
                        .init(number: number, assignee: assignee, team: team), options: .as(caller))
                }
                #expect(found == expected)
            }
        }
    }

    @Test("happens once for a request id, and not at all for an etag that is old")
    func conditions() async throws {
        try await ServiceFixture.run { fixture in
            let ticket = try await fixture.createTicket(at: "zendesk")
            let request = AssignTicketRequest(
                number: ticket.number, assignee: "me", etag: ticket.etag, requestID: "take-1")
            let first = try await fixture.tickets.assignTicket(request, options: .as(.alba))
            let again = try await fixture.tickets.assignTicket(request, options: .as(.alba))
            #expect(again == first)
            let stale = try await refusal {
                _ = try await fixture.tickets.assignTicket(
                    .init(number: ticket.number, assignee: "none", etag: ticket.etag), options: .as(.alba))
            }
            #expect(stale == "ABORTED STALE_ETAG")
            let reused = try await refusal {
                _ = try await fixture.tickets.assignTicket(
                    .init(number: ticket.number, assignee: "none", requestID: "take-1"), options: .as(.alba))
            }
            #expect(reused == "ALREADY_EXISTS REQUEST_ID_REUSED")
        }
    }

    @Test("by handing it to another tier takes a reason, frees it, and is among staff")
    func escalate() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTieredTicket()
            _ = try await fixture.tickets.assignTicket(.init(number: number, assignee: "me"), options: .as(.alba))
            let unexplained = try await refusal {
                _ = try await fixture.tickets.escalateTicket(.init(number: number, tier: "tier2"), options: .as(.alba))
            }
            #expect(unexplained == "INVALID_ARGUMENT REQUIRED")
            let escalated = try await fixture.tickets.escalateTicket(
                .init(number: number, tier: "tier2", reason: "canary"), options: .as(.alba))
            #expect(escalated.tier == "tier2")
            #expect(escalated.assignee == nil)
            let seen = try await fixture.ticket(number, as: .ana)
            #expect(seen.tier == "")
            #expect(!"\(try await fixture.events(of: number, as: .ana))".contains("canary"))
            #expect("\(try await fixture.events(of: number, as: .alba))".contains("canary"))
        }
    }

    @Test("on a track leaves the status, and a move that it does not have names those that it has")
    func track() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket(at: "help-center").number
            let moved = try await fixture.tickets.setTrack(
                .init(number: number, track: "incident", state: "in_progress"),
                options: .as(.alba, language: "es"))
            #expect(moved.tracks.map(\.stateLabel) == ["Incidencia en progreso"])
            #expect(moved.status == "open")
            let error = await #expect(throws: RPCError.self) {
                try await fixture.tickets.setTrack(
                    .init(number: number, track: "incident", state: "in_progress"), options: .as(.alba))
            }
            #expect(error?.code == .failedPrecondition)
            let violations = error?.detail(GoogleRPCPreconditionFailure.self)?.violations ?? []
            #expect(violations.contains { $0.type == "LEGAL_CHOICE" && $0.subject == "completed" })
        }
    }
}

extension ServiceFixture {
    /// A ticket at tiered-desk, which staff make for ana out of a chat.
    func createTieredTicket() async throws -> Int64 {
        try await tickets.createTicket(
            CreateTicketRequest(
                ticket: .init(
                    desk: "tiered-desk", subject: "License", channel: .chat, requester: .init(id: "ana"))),
            options: .as(.alba)
        ).number
    }
}

extension TicketMessages.Event.Kind {
    /// The name of the kind.
    var name: String { String("\(self)".prefix { $0 != "(" }) }
}
