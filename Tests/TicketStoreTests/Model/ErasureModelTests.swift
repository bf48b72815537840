import TestRandom
import Testing
import TicketCore
import TicketDesks
import TicketStoreMemory
import TicketStoreSQLite

/// Erasures after all that workflows can do at five desks.
@Suite("Every store: erasing people after anything")
struct ErasureModelTests {
    private static let seeds: [UInt64] = Array(1...8)

    @Test(
        "Nothing of the person is left in any read, everything is counted as before, and nobody else has changed",
        arguments: seeds)
    func anything(seed: UInt64) async throws {
        let clock = TestClock()
        let model = InMemoryTicketStore(clock: { clock.now })
        let folder = try TemporaryFolder(isFast: true)
        let store = try SQLiteTicketStore.open(in: folder, clock: clock)
        var random = SeededRandom(seed: seed)
        let person = random.pick([[Cast.ana], [Cast.bruno], [Cast.chloe]])[0].person
        for store in [model, store] as [any TicketStore] { try await store.installEverything(tenant: Cast.tenant) }
        var commands = RandomWorkflowCommands(random: random)
        for step in 1...400 {
            clock.advance(seconds: commands.random.pick([0, 1, 60, 3_600]))
            let due = try await model.dueTimers(until: clock.now, limit: 100).filter { $0.tenant == Cast.tenant }
            var request = commands.request(due: due, epoch: step)
            request.actor.tenant = Cast.tenant
            request.command = Self.signed(request.command, by: request.actor.person.id, step)
            for store in [model, store] as [any TicketStore] { _ = try? await store.execute(request) }
        }
        clock.advance(seconds: 60)
        try await expectErased(person, model)
        try await expectErased(person, store)
        let (expected, actual) = (try await model.wholeTickets(), try await store.wholeTickets())
        #expect(actual == expected)
        #expect(try await store.checkIntegrity(limit: 10) == [])
        await store.close()
    }

    /// Erases somebody and compares what can be read before and after.
    private func expectErased(_ person: PersonReference, _ store: any TicketStore) async throws {
        let filter = TicketFilter(includesDeleted: true)
        let tickets = try await store.allTickets(filter: filter)
        let events = try await store.allEvents()
        let before = try await store.wholeTickets()
        let counted = try await store.erase(person.id, validateOnly: true)
        #expect(try await store.wholeTickets() == before)
        let report = try await store.erase(person.id)
        #expect(report == counted)
        let after = try await store.wholeTickets()

        let own = Set(tickets.filter { $0.requester.id == person.id }.map(\.number))
        #expect(report.tickets == Int64(own.count))
        var mentions = 0
        let signs = ["\"\(person.id)\"", person.email, "\"\(person.name)\"", "by-\(person.id)-"].map { $0.lowercased() }
        for (number, whole) in after {
            for sign in signs { #expect(!whole.text.contains(sign), "\(sign) on \(number)") }
            if own.contains(number) {
                #expect(!whole.text.contains("by-"), "a text is left on \(number)")
            } else if whole != before[number] {
                mentions += 1
                let old = before[number]?.text ?? ""
                #expect(signs.contains(where: old.contains) || old.contains("writtenon: optional"))
            }
        }
        #expect(report.mentions == Int64(mentions))

        let later = try await store.allTickets(filter: filter)
        #expect(later.map(Skeleton.init) == tickets.map { Skeleton($0, as: $0.requester.id == person.id) })
        let kept = try await store.allEvents().filter { $0.event.change != .requesterErased }
        #expect(kept.map(\.cursor) == events.map(\.cursor))
        #expect(kept.map(\.event.kind) == events.map(\.event.kind))
        #expect(kept.map(\.event.time) == events.map(\.event.time))
        #expect(kept.map(\.event.revision) == events.map(\.event.revision))
    }

    /// What stays of a ticket.
    private struct Skeleton: Equatable {
        var parts: [String]

        init(_ ticket: Ticket) { self.init(ticket, as: false) }

        init(_ ticket: Ticket, as isErased: Bool) {
            let state = ticket.state
            parts = [
                "\(ticket.number) \(ticket.desk) \(ticket.deskVersion) \(ticket.issueType) \(ticket.status)",
                "\(ticket.createTime) \(ticket.updateTime) \(ticket.commentCount) \(state.noteCount) \(ticket.shared)",
                "\(isErased ? "erased-1" : ticket.requester.id) \(ticket.account ?? "") \(state.tags) \(state.links)",
                "\(String(describing: state.assignee)) \(String(describing: state.team)) \(state.participants.count)",
                "\(String(describing: state.rating?.score)) \(state.endings) \(String(describing: state.endTime))",
                "\(state.timers) \(state.targets) \(String(describing: state.deleteTime)) \(ticket.ccEmails.count)",
            ]
        }
    }

    /// The command with texts that say who wrote them.
    private static func signed(_ command: Command, by person: String, _ step: Int) -> Command {
        let text = "by-\(person)-\(step)"
        switch command {
        case .create(var new):
            new.subject = text
            new.description = text + " at length"
            return .create(new)
        case .addComment(let number, let body, let replyTo, let informational, let channel, let isInternal, let files):
            return .addComment(
                number: number, body: body.isEmpty ? "" : text, replyTo: replyTo, informational: informational,
                channel: channel, isInternal: isInternal, attachments: files)
        case .transition(let number, let status, let reason):
            return .transition(number: number, status: status, reason: reason.isEmpty ? "" : text)
        case .rate(let number, let score, _): return .rate(number: number, score: score, comment: text)
        case .escalate(let number, let tier, _): return .escalate(number: number, tier: tier, reason: text)
        default: return command
        }
    }
}
