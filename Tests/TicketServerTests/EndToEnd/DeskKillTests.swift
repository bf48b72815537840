internal import TTRPC
internal import Testing
internal import TicketClient
internal import TicketMessages

@Suite("Desks that were written over the wire outlive kill -9", .timeLimit(.minutes(10)))
struct DeskKillTests {
    private static let built = ["account-portal", "help-center", "live-chat", "tiered-desk"]

    @Test("Desks are as they were left, their tickets move by them, and no start puts the built-in ones back")
    func survive() async throws {
        let folder = try TemporaryFolder()
        var server = try await RunningServer.start(in: folder)
        let before = try await server.withClient(as: "ines") { try await Written($0) }
        let first = try await server.withClient(as: "ana") { try await $0.ticket(at: "repairs") }
        let text = before.own.replacing("labels: {en: New,", with: "labels: {en: Received,")
        try await server.withClient(as: "ines") { ines in
            let changed = try await ines.desks.updateDesk(
                UpdateDeskRequest(desk: "repairs", source: text, etag: before.etag, requestID: "change"))
            #expect(changed.version == 2)
        }
        let second = try await server.withClient(as: "ana") { try await $0.ticket(at: "repairs") }
        for _ in 0..<2 {
            try await server.kill()
            server = try await RunningServer.start(in: folder)
        }
        try await server.withClient(as: "ines") { ines in
            let source = try await ines.desks.getDeskSource(GetDeskSourceRequest(desk: "repairs"))
            #expect(source.source == text)
            #expect(source.version == 2)
            let former = try await ines.desks.getDeskSource(GetDeskSourceRequest(desk: "repairs", version: 1))
            #expect(former.source == before.own)
            let zendesk = try await ines.desks.getDeskSource(GetDeskSourceRequest(desk: "zendesk"))
            #expect(zendesk.source == before.zendesk)
            #expect(zendesk.version == 2)
            for desk in Self.built {
                #expect(try await ines.desks.getDesk(GetDeskRequest(desk: desk)).version == 1)
            }
        }
        try await expectMoves(of: first, label: "New", version: 1, on: server)
        try await expectMoves(of: second, label: "Received", version: 2, on: server)
    }

    /// A ticket reads as its version of the desk says, and goes the way that it allows and no other.
    private func expectMoves(of number: Int64, label: String, version: Int32, on server: RunningServer) async throws {
        let english = CallOptions(metadata: ["accept-language": "en"])
        try await server.withClient(as: "alba") { alba in
            let ticket = try await alba.tickets.getTicket(GetTicketRequest(number: number), options: english)
            #expect(ticket.statusLabel == label)
            #expect(ticket.deskVersion == version)
            let early = await #expect(throws: RPCError.self) {
                try await alba.tickets.transitionTicket(TransitionTicketRequest(number: number, status: "solved"))
            }
            #expect(early?.code == .failedPrecondition)
            let taken = try await alba.tickets.assignTicket(AssignTicketRequest(number: number, assignee: "alba"))
            #expect(taken.status == "open")
            let solved = try await alba.tickets.transitionTicket(
                TransitionTicketRequest(number: number, status: "solved"))
            #expect(solved.status == "solved")
            #expect(solved.timers.map(\.key) == ["close_solved"])
        }
    }
}

/// What an admin writes in the beginning.
private struct Written {
    /// A desk of their own, as text, and its etag.
    let own: String
    let etag: String
    /// A built-in one, changed.
    let zendesk: String

    init(_ admin: TicketClient) async throws {
        let source = try await admin.desks.getDeskSource(GetDeskSourceRequest(desk: "zendesk")).source
        own = source.replacing("key: zendesk\n", with: "key: repairs\n", maxReplacements: 1)
        zendesk = source.replacing("labels: {en: New,", with: "labels: {en: Arrived,")
        etag = try await admin.desks.createDesk(CreateDeskRequest(source: own, requestID: "make")).etag
        _ = try await admin.desks.updateDesk(
            UpdateDeskRequest(desk: "zendesk", source: zendesk, requestID: "change-zendesk"))
    }
}

extension TicketClient {
    fileprivate func ticket(at desk: String) async throws -> Int64 {
        try await tickets.createTicket(CreateTicketRequest(ticket: Ticket(desk: desk, subject: "Broken"))).number
    }
}
