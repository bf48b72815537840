import TTRPC
import Testing
import TicketMessages

@testable import TicketService

@Suite("A page token")
struct PageTokenTests {
    private let filter = TicketFilter(statuses: ["open"])

    @Test("comes back as it was given")
    func roundTrip() throws {
        let text = try PageToken(number: 100_042, filter: filter).text
        let token = try #require(try PageToken(text, filter: filter))
        #expect(try token.number() == 100_042)
    }

    @Test("is refused with another filter")
    func boundToFilter() throws {
        let text = try PageToken(number: 1, filter: filter).text
        let error = #expect(throws: RPCError.self) { try PageToken(text, filter: TicketFilter(statuses: ["closed"])) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.detail(GoogleRPCBadRequest.self)?.fieldViolations.first?.field == "page_token")
    }

    @Test("that nobody gave is refused", arguments: ["x", "AAAA", "not base64!", "AQAAAAAAAAAAAA==", "á"])
    func garbage(text: String) throws {
        #expect(throws: RPCError.self) { try PageToken(text, filter: filter) }
    }

    @Test("that is empty means the first page")
    func empty() throws {
        #expect(try PageToken("", filter: filter) == nil)
    }
}
