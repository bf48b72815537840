import ProtobufReflection
import Testing

/// Texts that are JSON and texts that are none.
@Suite struct JSONParserTests {
    private func parse(_ text: String) throws(JSONSyntaxError) -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

    @Test(
        arguments: [
            ("null", .null), (" true\n", .bool(true)), ("false", .bool(false)), ("-0.50e+3", .number("-0.50e+3")),
            ("9007199254740993", .number("9007199254740993")),
            (#""a\"\\\/\b\f\n\r\t\u00e9""#, .string("a\"\\/\u{8}\u{c}\n\r\té")),
            (#""\ud83d\ude42""#, .string("🙂")), ("[]", .array([])),
            ("[ 1 , [ ] ]", .array([.number("1"), .array([])])),
            ("{ }", .object([])), ("\"\u{7f}\u{2028}\"", .string("\u{7f}\u{2028}")),
        ] as [(String, JSONValue)])
    func `JSON is read as it was written`(text: String, expected: JSONValue) throws {
        #expect(try parse(text) == expected)
    }

    @Test func `members keep their order, and names that look alike are two`() throws {
        guard case .object(let members) = try parse("{\"b\":1,\"a\":2,\"\u{e9}\":3,\"e\u{301}\":4}") else { return }
        #expect(members.map { $0.name.unicodeScalars.count } == [1, 1, 1, 2])
        #expect(members.map(\.value) == [.number("1"), .number("2"), .number("3"), .number("4")])
    }

    @Test(arguments: [
        ("", "line 1, column 1: expected a value"), ("{\n  \"a\" 1}", "line 2, column 7: expected a colon"),
        ("[1,]", "line 1, column 4: expected a value"),
        ("[1 2]", "line 1, column 4: expected a comma or the end of the array"),
        ("{\"a\":1,}", "line 1, column 8: expected a name in quotation marks"),
        ("{\"a\":1 \"b\":2}", "line 1, column 8: expected a comma or the end of the object"),
        ("{\"a\":1,\"a\":2}", "line 1, column 8: the object has this name twice"),
        ("{\"a\":1,\"\\u0061\":2}", "line 1, column 8: the object has this name twice"),
        ("01", "line 1, column 2: expected the end of the text"), ("1.", "line 1, column 1: expected a number"),
        (".5", "line 1, column 1: expected a value"), ("+1", "line 1, column 1: expected a value"),
        ("-", "line 1, column 1: expected a number"), ("1e", "line 1, column 1: expected a number"),
        ("NaN", "line 1, column 1: expected a value"), ("nul", "line 1, column 1: expected a value"),
        ("'a'", "line 1, column 1: expected a value"),
        ("\"a", "line 1, column 3: expected a quotation mark at the end of the string"),
        ("\"\t\"", "line 1, column 2: expected an escape for this control character"),
        (#""\x""#, #"line 1, column 2: expected one of the escapes \" \\ \/ \b \f \n \r \t \u"#),
        (#""\ud800""#, "line 1, column 2: expected a character: four hexadecimal digits, or two surrogates"),
        (#""\udc00""#, "line 1, column 2: expected a character: four hexadecimal digits, or two surrogates"),
        (#""\u00g0""#, "line 1, column 2: expected a character: four hexadecimal digits, or two surrogates"),
        ("1 // one", "line 1, column 3: expected the end of the text"),
        ("\u{feff}1", "line 1, column 1: expected a value"),
    ])
    func `what is no JSON is refused at its place`(text: String, expected: String) {
        let error = #expect(throws: JSONSyntaxError.self) { try parse(text) }
        #expect(error?.description == expected)
    }

    @Test func `bytes that are not UTF-8 are refused at their place`() {
        let error = #expect(throws: JSONSyntaxError.self) { try JSONParser.parse([0x22, 0x0a, 0xc3, 0x22]) }
        #expect(error?.description == "line 2, column 1: this is not UTF-8")
    }

    @Test func `depth and size have limits`() throws {
        let deep = Array(repeating: UInt8(ascii: "["), count: 1_000_000)
        let error = #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(deep, depthMax: 100) }
        #expect(error?.description == "line 1, column 101: values are nested more than 100 deep")
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse([0x31, 0x32], bytesMax: 1) }
        #expect(try JSONParser.parse([0x31], bytesMax: 1) == .number("1"))
    }
}
