import Testing
import TicketCore

@Suite("Which tickets a filter finds")
struct TicketFilterTests {
    private let ticket: Ticket

    init() throws {
        var stage = Stage()
        let new = NewTicket(desk: "account-portal", subject: "Something", issueType: "billing", channel: .app)
        ticket = try stage.create(new).outcome.ticket
    }

    private func time(_ offset: Int64) -> Timestamp {
        Timestamp(microsecondsSinceEpoch: Cast.now.microsecondsSinceEpoch + offset)
    }

    @Test("No condition finds every ticket")
    func none() {
        #expect(TicketFilter().matches(ticket))
    }

    @Test("Each condition alone finds the ticket, and its opposite does not")
    func single() {
        let pairs: [(TicketFilter, TicketFilter)] = [
            (TicketFilter(desks: ["account-portal"]), TicketFilter(desks: ["other"])),
            (TicketFilter(statuses: ["open"]), TicketFilter(statuses: ["closed"])),
            (TicketFilter(categories: [.open]), TicketFilter(categories: [.closed])),
            (TicketFilter(waitingOn: [.agent]), TicketFilter(waitingOn: [.customer])),
            (TicketFilter(issueTypes: ["billing"]), TicketFilter(issueTypes: ["bug-report"])),
            (TicketFilter(channels: [.app]), TicketFilter(channels: [.api])),
            (TicketFilter(requester: "ana"), TicketFilter(requester: "bruno")),
            (TicketFilter(account: "acme"), TicketFilter(account: "globex")),
            (TicketFilter(created: TimeRange(start: time(0))), TicketFilter(created: TimeRange(start: time(1)))),
            (TicketFilter(created: TimeRange(end: time(1))), TicketFilter(created: TimeRange(end: time(0)))),
            (TicketFilter(updated: TimeRange(start: time(0))), TicketFilter(updated: TimeRange(start: time(1)))),
            (TicketFilter(updated: TimeRange(end: time(1))), TicketFilter(updated: TimeRange(end: time(0)))),
        ]
        for (found, missed) in pairs {
            #expect(found.matches(ticket), "\(found)")
            #expect(!missed.matches(ticket), "\(missed)")
        }
    }

    @Test("Several values of one kind widen, conditions of different kinds narrow")
    func together() {
        #expect(TicketFilter(statuses: ["closed", "open"]).matches(ticket))
        #expect(TicketFilter(statuses: ["open"], channels: [.app]).matches(ticket))
        #expect(!TicketFilter(statuses: ["open"], channels: [.api]).matches(ticket))
        #expect(!TicketFilter(statuses: ["closed"], channels: [.app]).matches(ticket))
    }

    @Test("A ticket without an account is in no account")
    func withoutAccount() throws {
        var stage = Stage()
        let lonely = try stage.create(NewTicket(desk: "account-portal", subject: "x"), as: Cast.loner).outcome.ticket
        #expect(!TicketFilter(account: "acme").matches(lonely))
        #expect(!TicketFilter(account: "").matches(lonely))
    }
}
