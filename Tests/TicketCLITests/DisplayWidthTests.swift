import Testing

@testable import TicketCLI

@Suite("The width of text on a terminal")
struct DisplayWidthTests {
    @Test(
        "counts columns, not bytes, scalars or characters",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("ñandú", 5), ("日本", 4), ("ﾊﾝｶｸ", 4), ("Ａ", 2),
            ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("👨‍👩‍👧‍👦", 2), ("👍🏽", 2), ("🇪🇸", 2), ("❤️", 2), ("❤", 1),
            ("⌚", 2), ("1️⃣", 2), ("a\u{200B}b", 2), ("\u{FEFF}a", 1), ("ไทย", 3), ("กำ", 2), ("…", 1), ("→", 1),
        ])
    func counts(text: String, columns: Int) {
        #expect(DisplayWidth.columns(of: text) == columns)
    }

    @Test(
        "bounds what is cut, and never cuts a character in two",
        arguments: [
            ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"),
            ("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3, "👨‍👩‍👧‍👦…"), ("abc", 1, "…"), ("abc", 0, ""),
        ])
    func truncates(text: String, columnsMax: Int, expected: String) {
        let truncated = DisplayWidth.truncated(text, columnsMax: columnsMax)
        #expect(truncated == expected)
        #expect(DisplayWidth.columns(of: truncated) <= columnsMax)
    }

    @Test("is made up with spaces")
    func pads() {
        #expect(DisplayWidth.padded("日本", columns: 6) == "日本  ")
        #expect(DisplayWidth.padded("日本", columns: 3) == "日本")
    }
}
