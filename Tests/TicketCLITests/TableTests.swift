import Testing

@testable import TicketCLI

@Suite("Tables and cards")
struct TableTests {
    @Test("align columns by what is seen, and end no line with spaces")
    func aligns() {
        let table = Table(["A", "B", "C"], rows: [["日本", "é", "x"], ["👨‍👩‍👧", "e\u{301}e", ""], ["abcde", "", "z"]])
        #expect(
            table.text(TextStyle()) == """
                A      B   C
                日本   é   x
                👨‍👩‍👧     e\u{301}e
                abcde      z

                """)
    }

    @Test("without rows are nothing at all")
    func empty() {
        #expect(Table(["A"], rows: []).text(TextStyle(isColoured: true)) == "")
    }

    @Test("cut the last column at the terminal's width and nowhere else")
    func cuts() {
        let table = Table(["A", "SUBJECT"], rows: [["1", "a subject that is rather long"]])
        #expect(table.text(TextStyle(columns: 20)) == "A  SUBJECT\n1  a subject that i…\n")
        #expect(table.text(TextStyle(columns: 5)) == "A  SUBJECT\n1  a subject t…\n")
        #expect(table.text(TextStyle()) == "A  SUBJECT\n1  a subject that is rather long\n")
    }

    @Test("show control characters of a cell instead of sending them")
    func escapes() {
        let table = Table(["A"], rows: [["\u{1B}[2J\nx"]])
        #expect(table.text(TextStyle()) == "A\n\\u{1B}[2J\\nx\n")
        let card = Card(title: "\u{7}t", fields: [("name", "\u{1B}c")], body: "one\n\u{1B}two")
        #expect(card.text(TextStyle()) == "\\u{7}t\nname  \\u{1B}c\n\none\n\\u{1B}two\n")
    }

    @Test("colour headings only where colours are shown")
    func colours() {
        let table = Table(["A"], rows: [["x"]])
        #expect(table.text(TextStyle(isColoured: true)) == "\u{1B}[1mA\u{1B}[0m\nx\n")
    }

    @Test("leave out fields that have no value")
    func leavesOut() {
        let card = Card(fields: [("a", "1"), ("longer", ""), ("bc", "2")])
        #expect(card.text(TextStyle()) == "a   1\nbc  2\n")
    }
}
