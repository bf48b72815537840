import TTRPC
import Testing
import TicketCore
import TicketDesks
import TicketMessages
import TicketStoreMemory

@Suite("Macros, canned responses and promises over the wire")
struct AutomationTests {
    private func urgent(_ fixture: ServiceFixture) async throws -> Int64 {
        _ = try await fixture.store.install(DeskTemplates.zendesk, tenant: ServiceFixture.tenant)
        let ticket = try await fixture.tickets.createTicket(
            CreateTicketRequest(ticket: .init(desk: "zendesk", subject: "Fuego", locale: "es")), options: .as(.ana))
        let alba = Actor(
            tenant: ServiceFixture.tenant,
            person: PersonReference(id: "alba", name: "alba", email: "alba@example.com", role: .agent))
        _ = try await fixture.store.execute(
            CommandRequest(actor: alba, command: .setFields(number: ticket.number, values: ["priority": "urgent"])))
        return ticket.number
    }

    private func automation(_ fixture: ServiceFixture) -> AutomationServiceClient {
        AutomationServiceClient(invoker: fixture.client)
    }

    @Test("lists macros and responses in the caller's language, page by page")
    func lists() async throws {
        try await ServiceFixture.run { fixture in
            _ = try await urgent(fixture)
            let first = try await automation(fixture).listMacros(
                ListMacrosRequest(desk: "zendesk", pageSize: 1), options: .as(.alba, language: "fr"))
            #expect(first.macros.map(\.label) == ["Prendre en charge"])
            #expect(first.macros.first?.actions == ["assign me", "say taken_over"])
            let second = try await automation(fixture).listMacros(
                ListMacrosRequest(desk: "zendesk", pageSize: 1, pageToken: first.nextPageToken), options: .as(.alba))
            #expect(second.macros.map(\.key) == ["ask_for_details"])
            #expect(second.nextPageToken.isEmpty)
            let responses = try await automation(fixture).listCannedResponses(
                ListCannedResponsesRequest(desk: "zendesk"), options: .as(.alba))
            #expect(responses.cannedResponses.map(\.key) == ["taken_over", "details"])
        }
    }

    @Test("applies a macro, and every event of it says which")
    func applies() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await urgent(fixture)
            let applied = try await automation(fixture).applyMacro(
                ApplyMacroRequest(number: number, macro: "take_over", requestID: "m1"), options: .as(.alba))
            #expect(applied.ticket?.assignee?.id == "alba")
            #expect(applied.comment?.body == "Hola, ana: soy alba y me ocupo de su ticket #\(number).")
            let events = try await fixture.events.listEvents(ListEventsRequest(), options: .as(.alba)).events
            #expect(events.filter { $0.cause?.macro == "take_over" }.count == 3)
            let seen = try await fixture.events.listEvents(ListEventsRequest(), options: .as(.ana)).events
            #expect(seen.allSatisfy { $0.cause == nil })
        }
    }

    @Test("fills a response for the ticket, and explains a promise; neither to customers")
    func explains() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await urgent(fixture)
            let rendered = try await automation(fixture).renderCannedResponse(
                RenderCannedResponseRequest(number: number, cannedResponse: "details"), options: .as(.alba))
            #expect(rendered.text.contains("«Fuego»"))
            let explained = try await automation(fixture).explainTarget(
                ExplainTargetRequest(number: number, kind: .resolution), options: .as(.alba))
            #expect(explained.target?.target == "urgent_resolution")
            #expect(explained.promised?.seconds == 86_400)
            #expect(explained.steps.map(\.counted) == [true])
            #expect(explained.steps.last?.endTime == explained.target?.dueTime)
            let ticket = try await fixture.tickets.getTicket(GetTicketRequest(number: number), options: .as(.alba))
            #expect(ticket.targets.map(\.kind) == [.firstResponse, .resolution])
            let own = try await fixture.tickets.getTicket(GetTicketRequest(number: number), options: .as(.ana))
            #expect(own.targets.isEmpty)
            let error = await #expect(throws: RPCError.self) {
                try await automation(fixture).explainTarget(
                    ExplainTargetRequest(number: number, kind: .resolution), options: .as(.ana))
            }
            #expect(error?.code == .permissionDenied)
            let missing = await #expect(throws: RPCError.self) {
                try await automation(fixture).explainTarget(
                    ExplainTargetRequest(number: number, kind: .nextResponse), options: .as(.alba))
            }
            #expect(missing?.code == .notFound)
        }
    }
}
