import Testing
import TicketCore
import TicketDesks

@Suite("The desks that come with ticketd")
struct DeskTemplatesTests {
    @Test("Each loads and has no problems", arguments: DeskTemplates.all.map(\.key))
    func loads(key: String) throws {
        let desk = try #require(DeskTemplates.all.first { $0.key == key })
        #expect(desk.problems() == [])
    }

    @Test("account-portal is among them, once")
    func accountPortalIsBuiltIn() {
        #expect(DeskTemplates.all.filter { $0.key == "account-portal" } == [DeskTemplates.accountPortal])
    }
}
