import Testing
import TicketCore
import TicketDesks

@Suite("The desks that come with ticketd")
struct DeskTemplatesTests {
    @Test("Each loads, and nothing in it is wrong or odd", arguments: DeskTemplates.all.map(\.key))
    func loads(key: String) throws {
        let desk = try #require(DeskTemplates.all.first { $0.key == key })
        #expect(desk.findings() == [])
        let file = try #require(DeskTemplates.files[key])
        #expect(DeskFile.validate(yaml: file, file: key) == [])
    }

    @Test("account-portal is among them, once")
    func accountPortalIsBuiltIn() {
        #expect(DeskTemplates.all.filter { $0.key == "account-portal" } == [DeskTemplates.accountPortal])
    }
}
