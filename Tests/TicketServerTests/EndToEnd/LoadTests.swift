internal import Foundation
internal import TTRPC
internal import Testing
internal import TicketClient
internal import TicketMessages

@Suite("Thousands of tickets", .timeLimit(.minutes(10)))
struct LoadTests {
    /// TICKETD_TEST_TICKETS in the environment, or 2,000.
    static let ticketCount = ProcessInfo.processInfo.environment["TICKETD_TEST_TICKETS"].flatMap { Int($0) } ?? 2_000

    @Test("Each is listed once, a watcher sees all in order and resumes without gap or repeat, also after a restart")
    func load() async throws {
        let folder = try TemporaryFolder()
        var server = try await RunningServer.start(in: folder)
        let watcher = try await Watcher.start(server)
        let numbers = try await server.load(Self.ticketCount)
        #expect(Set(numbers).count == Self.ticketCount)

        let last = try #require(try await server.events().last)
        let seen = try await watcher.events(through: last.id)
        #expect(seen.map(\.ticketNumber) == numbers.sorted(), "order of commits is the order of numbers")
        #expect(Set(seen.map(\.id)).count == Self.ticketCount)
        try await expectEverything(on: server, numbers: numbers, seen: seen)

        #expect(try await server.stop() == .exit(0))
        server = try await RunningServer.start(in: folder)
        try await expectEverything(on: server, numbers: numbers, seen: seen)
    }

    /// The list, the past events, and the feed from the start and from the middle hold what there is.
    private func expectEverything(on server: RunningServer, numbers: [Int64], seen: [Event]) async throws {
        let listed = try await server.tickets()
        #expect(listed.map(\.number) == numbers.sorted(by: >))
        let subjects = Dictionary(uniqueKeysWithValues: listed.map { ($0.number, $0.subject) })
        let mistaken = numbers.enumerated().filter { subjects[$0.element] != CustomerTexts.text($0.offset).subject }
        #expect(mistaken.isEmpty, "tickets with another's subject")

        #expect(try await server.events().map(\.id) == seen.map(\.id))
        let last = try #require(seen.last)
        #expect(try await server.watch(from: .start, through: last.id).map(\.id) == seen.map(\.id))
        let middle = seen.count / 2
        let rest = try await server.watch(from: .cursor(seen[middle].cursor), through: last.id)
        #expect(rest.map(\.id) == seen[(middle + 1)...].map(\.id))
    }
}
