import ProtobufC
import TTRPC
import Testing
import TicketDesks
import TicketMessages
import TicketService

@Suite("DeskService: reading")
struct DeskServiceTests {
    @Test("Staff read everything of a desk, customers nothing that is hidden from them")
    func whole() async throws {
        try await ServiceFixture.run { fixture in
            try await fixture.installEveryDesk()
            let staff = try await fixture.desks.getDesk(.init(desk: "zendesk"), options: .as(.alba))
            #expect(staff.statuses.map(\.key) == ["new", "open", "pending", "on-hold", "solved", "closed"])
            let held = try #require(staff.statuses.first { $0.key == "on-hold" })
            #expect(held.label == "On hold")
            #expect(held.customersSee == "open")
            #expect(held.agentLabels.map(\.text) == ["On hold", "En espera", "En pause", "Em espera"])
            #expect(staff.statuses.last?.customerReply == .followUp)
            let solving = try #require(staff.transitions.first { $0.toStatus == "solved" })
            #expect(solving.guards == [DeskGuard(kind: .assignee)])
            #expect(solving.triggers == [.command])
            #expect(staff.timers.map(\.key) == ["close_solved"])
            #expect(staff.timers.first?.duration == GoogleProtobufDuration(seconds: 345_600))
            #expect(staff.timers.first?.durationMax == GoogleProtobufDuration(seconds: 28 * 86_400))
            #expect(staff.timers.first?.armedBy == [DeskSignal(kind: .entered, status: "solved")])
            #expect(staff.fields.map(\.key) == ["priority"])
            #expect(staff.cc == DeskCCPolicy(told: .publicUpdates, letsIn: true, requesterMayAdd: true))
            #expect(staff.rating == DeskRatingPolicy(occasion: .onClose, scoreMin: 0, scoreMax: 1))

            let customer = try await fixture.desks.getDesk(.init(desk: "zendesk"), options: .as(.ana))
            #expect(customer.statuses.map(\.key) == ["new", "open", "pending", "solved", "closed"])
            #expect(customer.transitions.allSatisfy { $0.fromStatus != "on-hold" && $0.toStatus != "on-hold" })
            #expect(customer.statuses.allSatisfy { $0.agentLabels.isEmpty && $0.customersSee.isEmpty })
            #expect(customer.statuses.map(\.label)[2] == "Awaiting your reply")
            #expect(customer.fields.isEmpty)
            #expect(!customer.json().contains("on-hold"))
            let listed = try await fixture.desks.listStatuses(.init(desk: "zendesk"), options: .as(.ana))
            #expect(listed.statuses == customer.statuses)
        }
    }

    @Test("Tracks, tiers, teams, hours, chats and messages are on the wire")
    func parts() async throws {
        try await ServiceFixture.run { fixture in
            try await fixture.installEveryDesk()
            let center = try await fixture.desks.getDesk(
                .init(desk: "help-center"), options: .as(.alba, language: "es"))
            let incident = try #require(center.tracks.first)
            #expect(incident.initialState == "awaiting_creation")
            #expect(incident.states.map(\.label).first == "Esperando creación")
            #expect(incident.moves.contains { !$0.roles.isEmpty })
            let tiered = try await fixture.desks.getDesk(.init(desk: "tiered-desk"), options: .as(.alba))
            #expect(tiered.tiers.map(\.key) == ["tier1", "tier2"])
            #expect(tiered.visibility?.byChannel.isEmpty == false)
            let customers = try await fixture.desks.getDesk(.init(desk: "tiered-desk"), options: .as(.ana))
            #expect(customers.tiers.isEmpty && customers.teams.isEmpty && customers.statusMaps.isEmpty)
            let chat = try await fixture.desks.getDesk(.init(desk: "live-chat"), options: .as(.ana, language: "fr"))
            #expect(chat.hours?.zone == "Europe/Madrid")
            #expect(chat.hours?.week.map(\.day) == [.monday, .tuesday, .wednesday, .thursday, .friday])
            #expect(chat.hours?.week.first?.intervals.last == TimeInterval(start: "14:00", end: "17:30"))
            #expect(chat.messages.map(\.key).contains("outside_hours"))
            #expect(chat.chat == DeskChatPolicy(ticket: .atStart))
            #expect(customers.chat == DeskChatPolicy(ticket: .onConversion))
            #expect(center.chat == nil)
            #expect(chat.timers.first?.armedBy == [DeskSignal(kind: .agentReply)])
        }
    }

    @Test(
        "Labels come in the first language that the desk has, then in its default, then in English",
        arguments: [
            ("es-MX", "Cerrado"), ("fr-CA, es;q=0.5", "Fermé"), ("de", "Closed"), ("de, pt-BR;q=0.9", "Fechado"),
        ])
    func languages(language: String, label: String) async throws {
        try await ServiceFixture.run { fixture in
            let statuses = try await fixture.desks.listStatuses(
                .init(desk: "account-portal"), options: .as(.chloe, language: language))
            #expect(statuses.statuses.last?.label == label)
        }
    }

    @Test("A customer's own language wins where no other is asked for")
    func ownLanguage() async throws {
        try await ServiceFixture.run { fixture in
            try await fixture.speak("es-MX", as: .ana)
            let types = try await fixture.desks.listIssueTypes(.init(desk: "account-portal"), options: .as(.ana))
            #expect(types.issueTypes.filter(\.fallback).map(\.label) == ["Soporte, UI y Consulta general"])
            let asked = try await fixture.desks.listIssueTypes(
                .init(desk: "account-portal"), options: .as(.ana, language: "fr"))
            #expect(asked.issueTypes.filter(\.fallback).map(\.label) == ["Support, UI & Demande générale"])
        }
    }

    @Test("What a desk is not, and a version that is not there, are NOT_FOUND")
    func missing() async throws {
        try await ServiceFixture.run { fixture in
            let errors = [
                await #expect(throws: RPCError.self) {
                    try await fixture.desks.listStatuses(.init(desk: "nowhere"), options: .as(.ana))
                },
                await #expect(throws: RPCError.self) {
                    try await fixture.desks.getDesk(.init(desk: "account-portal", version: 2), options: .as(.ana))
                },
                await #expect(throws: RPCError.self) {
                    try await fixture.desks.listIssueTypes(
                        .init(desk: "account-portal", version: -1), options: .as(.ana))
                },
                await #expect(throws: RPCError.self) {
                    try await fixture.desks.getServiceHours(.init(desk: "nowhere"), options: .as(.ana))
                },
            ]
            #expect(errors.map { $0?.code } == [.notFound, .notFound, .notFound, .notFound])
        }
    }
}
