import TTRPC
import Testing
import TicketClientTestSupport
import TicketMessages

@Suite("ticketctl person")
struct PersonCommandTests {
    private func answer(_ terminal: Terminal) {
        terminal.service.answer(PeopleServiceMethods.eraseRequester) { (request: EraseRequesterRequest) in
            EraseRequesterResponse(ticketCount: 3, attachmentCount: 2, attachmentBytes: 2_048)
        }
    }

    @Test("erase needs --yes where nobody can be asked, and says what went")
    func erasing() async throws {
        let terminal = Terminal()
        answer(terminal)
        #expect(await terminal.run("person", "erase", "ana@example.com") == 2)
        #expect(terminal.service.calls.isEmpty)
        #expect(await terminal.run("person", "erase", "ana@example.com", "--yes", "--request-id", "r") == 0)
        #expect(
            terminal.service.requests(EraseRequesterRequest.self)
                == [EraseRequesterRequest(person: "ana@example.com", requestID: "r")])
        let lines = terminal.output.split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.hasPrefix("tickets") && $0.hasSuffix("3") })
        #expect(lines.contains { $0.hasPrefix("files") && $0.hasSuffix("2, 2.0 KiB") })
    }

    @Test("--validate-only counts, asks nobody and erases nothing")
    func counting() async throws {
        let terminal = Terminal()
        answer(terminal)
        #expect(await terminal.run("person", "erase", "ana", "--validate-only", "-o", "json") == 0)
        #expect(
            terminal.service.requests(EraseRequesterRequest.self)
                == [EraseRequesterRequest(person: "ana", validateOnly: true)])
        #expect(terminal.output.contains("\"ticket_count\":\"3\""))
    }
}
