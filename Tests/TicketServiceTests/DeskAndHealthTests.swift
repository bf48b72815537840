import TTRPC
import Testing
import TicketMessages
import TicketService

@Suite("Desks and health")
struct DeskAndHealthTests {
    @Test("A desk is read whole, in the language that is asked for")
    func desk() async throws {
        try await ServiceFixture.run { fixture in
            let desk = try await fixture.desks.getDesk(
                .init(desk: "account-portal"), options: .as(.ana, language: "es"))
            #expect(desk.statuses.map(\.key) == ["open", "pending", "awaiting_customer", "resolved", "closed"])
            #expect(desk.statuses.map(\.label).last == "Cerrado")
            #expect(desk.statuses.map(\.terminal) == [false, false, false, false, true])
            #expect(desk.issueTypes.filter(\.fallback).map(\.label) == ["Soporte, UI y Consulta general"])
            #expect(desk.limits?.subjectScalarsMax == 140)
            let listed = try await fixture.desks.listDesks(.init(), options: .as(.ana, language: "es"))
            #expect(listed.desks.first == desk)
            let error = await #expect(throws: RPCError.self) {
                try await fixture.desks.getDesk(.init(desk: "nowhere"), options: .as(.ana))
            }
            #expect(error?.code == .notFound)
        }
    }

    @Test("Health needs no token and says NOT_SERVING once the server drains")
    func health() async throws {
        try await ServiceFixture.run { fixture in
            for service in ["", "ticket.v1.TicketService"] {
                #expect(try await fixture.health.check(.init(service: service)).status == .serving)
            }
            let error = await #expect(throws: RPCError.self) {
                try await fixture.health.check(.init(service: "nobody"))
            }
            #expect(error?.code == .notFound)
            let statuses = try await fixture.health.watch(.init()) { stream in
                var statuses: [GRPCHealthHealthCheckResponse.ServingStatus] = []
                for try await message in stream {
                    statuses.append(message.status)
                    fixture.drain.drain()
                }
                return statuses
            }
            #expect(statuses == [.serving, .notServing])
        }
    }
}
