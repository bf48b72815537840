internal import Foundation
internal import Synchronization
internal import TTRPC
internal import TestRandom
internal import Testing
internal import TicketClient
internal import TicketMessages

@Suite("Erasures over TCP", .timeLimit(.minutes(10)))
struct ErasureTests {
    private static let word = "zqcanary"

    /// Whether the word stands in any file of the data.
    private func isThere(in folder: TemporaryFolder) throws -> Bool {
        let data = RunningServer.data(in: folder)
        let manager = FileManager.default
        return try manager.subpathsOfDirectory(atPath: data).contains { name in
            manager.contents(atPath: data + "/" + name)?.range(of: Data(Self.word.utf8)) != nil
        }
    }

    /// Tickets of Ana's with the word all over, and one of Bruno's.
    private func fill(_ server: RunningServer, tickets: Int) async throws {
        try await server.withClient(as: "ana") { client in
            for index in 0..<tickets {
                let ticket = Ticket(
                    desk: "account-portal", subject: "\(Self.word) \(index)", description: "\(Self.word) at length")
                let number = try await client.tickets.createTicket(CreateTicketRequest(ticket: ticket)).number
                _ = try await client.tickets.addComment(
                    AddCommentRequest(number: number, comment: .init(body: Self.word)))
            }
        }
        try await server.withClient(as: "bruno") { client in
            let ticket = Ticket(desk: "account-portal", subject: "Mine")
            _ = try await client.tickets.createTicket(CreateTicketRequest(ticket: ticket))
        }
    }

    @Test("A server that is killed in the middle finishes after its next start, and a retry waits for it")
    func killed() async throws {
        var random = SeededRandom(seed: 33)
        var cutOff = 0
        // A busy machine may see each of the first ones too late.
        for round in 0..<20 where round < 5 || cutOff == 0 {
            let folder = try TemporaryFolder()
            var server = try await RunningServer.start(in: folder)
            try await fill(server, tickets: 60)
            #expect(try isThere(in: folder))
            let request = EraseRequesterRequest(person: "ana", requestID: "erase-\(round)")
            let running = server
            let isOver = Mutex(false)
            let erasing = Task {
                defer { isOver.withLock { $0 = true } }
                return try await running.withClient(as: "ines", retry: .never) {
                    try await $0.people.eraseRequester(request)
                }
            }
            // Until the first ticket has lost its text, or a few more.
            let wanted = round < 5 ? Int.random(in: 1...40, using: &random) : 1
            while !isOver.withLock({ $0 }),
                try await server.tickets().count(where: { $0.subject == "[erased]" }) < wanted
            {}
            try await server.kill()
            if (try? await erasing.value) == nil { cutOff += 1 }

            server = try await RunningServer.start(in: folder)
            let report = try await server.withClient(as: "ines") { try await $0.people.eraseRequester(request) }
            #expect(report.ticketCount == 60)
            #expect(report.commentCount == 60)
            #expect(try !isThere(in: folder))
            let tickets = try await server.tickets()
            #expect(tickets.count == 61)
            #expect(Set(tickets.map(\.subject)) == ["[erased]", "Mine"])
            #expect(Set(tickets.compactMap { $0.requester?.id }).count == 2)
            _ = try await server.stop()
            #expect(try !isThere(in: folder))
        }
        #expect(cutOff > 0)
    }
}
