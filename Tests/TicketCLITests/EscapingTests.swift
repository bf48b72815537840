import Testing

@testable import TicketCLI

@Suite("Text from others on a terminal")
struct EscapingTests {
    @Test(
        "shows what would be carried out",
        arguments: [
            ("\u{1B}[31mred", "\\u{1B}[31mred"), ("\u{1B}]0;title\u{7}", "\\u{1B}]0;title\\u{7}"), ("a\nb", "a\\nb"),
            ("a\r\nb", "a\\r\\nb"), ("a\tb", "a\\tb"), ("\u{9B}2J", "\\u{9B}2J"), ("a\u{7F}", "a\\u{7F}"),
            ("\u{0}", "\\u{0}"), ("a\u{2028}b", "a\\u{2028}b"), ("user\u{202E}txt.exe", "user\\u{202E}txt.exe"),
            ("\u{2066}a\u{2069}", "\\u{2066}a\\u{2069}"),
        ])
    func escapes(text: String, expected: String) {
        #expect(Escaping.line(text) == expected)
    }

    @Test("leaves alone what people write", arguments: ["¿Qué hago? 🔑", "👨‍👩‍👧", "日本語", #"C:\new"#, "שלום"])
    func leavesAlone(text: String) {
        #expect(Escaping.line(text) == text)
    }

    @Test("keeps the lines of a longer text, however they end")
    func keepsLines() {
        #expect(Escaping.lines("a\r\nb\n\nc\rd\u{1B}") == ["a", "b", "", "c", "d\\u{1B}"])
    }
}
