import Testing
import TicketCore

@testable import TicketService

@Suite("accept-language")
struct AcceptLanguageTests {
    @Test(
        "gives the languages best first, and leaves out what is malformed or refused",
        arguments: [
            ("es", ["es"]),
            ("es-MX, es;q=0.9, en;q=0.8", ["es-MX", "es", "en"]),
            ("en;q=0.3,fr;q=0.7", ["fr", "en"]),
            ("de;q=0, fr", ["fr"]),
            ("*, pt ; q=0.5", ["pt"]),
            ("fr;q=nonsense, es", ["es"]),
            ("", []),
            (",,;q=1,!!", []),
        ])
    func order(field: String, expected: [String]) {
        #expect(AcceptLanguage.tags(field).map(\.text) == expected)
    }

    @Test("reads no more than sixteen languages")
    func bounded() {
        let field = (0..<1_000).map { "x\($0 % 26 < 13 ? "a" : "b")" }.joined(separator: ",")
        #expect(AcceptLanguage.tags(field).count <= AcceptLanguage.languagesMax)
    }
}
