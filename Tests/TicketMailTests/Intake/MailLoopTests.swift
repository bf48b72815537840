import Testing
import TicketCore

@testable import TicketMail

@Suite struct `Two desks that mail each other` {
    @Test(arguments: ["help-center", "tiered-desk", "zendesk"])
    func `send at most one automatic mail each`(desk: String) async throws {
        let clock = TestClock()
        let north = try await MailStage(domain: "north.example", clock: clock)
        let south = try await MailStage(domain: "south.example", clock: clock)
        // A member of staff at one desk writes to somebody who is the other desk.
        let customer = "\(desk)@south.example"
        _ = try await north.take(from: customer, to: north.address("help-center"), subject: "Hello")
        var carried = [0, 0]
        for round in 0..<20 {
            for (index, (from, to)) in [(north, south), (south, north)].enumerated() {
                try await from.deliver()
                for sent in from.sender.sent.dropFirst(carried[index]) {
                    _ = try await to.take(sent.bytes, to: sent.recipient, sender: sent.sender?.text ?? "<>")
                }
                carried[index] = from.sender.sent.count
            }
            if round == 3 {
                let tickets = try await north.store.tickets(
                    TicketQuery(
                        tenant: MailStage.tenant, scope: .all, filter: TicketFilter(), before: nil, limit: 10))
                for ticket in tickets { try await north.comment(ticket.number, "Are you a program?") }
            }
            clock.advance(seconds: 60)
        }
        for stage in [north, south] {
            let automatic = try stage.mails.filter { $0.fields["Auto-Submitted"] == "auto-replied" }
            #expect(automatic.count <= 1)
        }
        #expect(north.sender.sent.count + south.sender.sent.count <= 6)
        #expect(try await north.store.nextMailDueTime() == nil)
        #expect(try await south.store.nextMailDueTime() == nil)
    }
}
