import ProtobufReflection
import Testing

@Suite("JSON values one after another")
struct JSONSplitterTests {
    private static func split(_ text: String, chunkSize: Int = .max) throws -> [String] {
        var splitter = JSONSplitter()
        var rest = Array(text.utf8)[...]
        var parts: [[UInt8]] = []
        while !rest.isEmpty {
            parts += try splitter.feed(Array(rest.prefix(chunkSize)))
            rest = rest.dropFirst(chunkSize)
        }
        if let last = splitter.end() { parts.append(last) }
        return parts.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(
        "are taken apart wherever they stand, and however the bytes come",
        arguments: [
            ("", []),
            (" \n\t\r", []),
            ("{}", ["{}"]),
            ("{}{}", ["{}", "{}"]),
            ("{\"a\":1}\n{\"b\":[{}, 2]}\n", ["{\"a\":1}", "{\"b\":[{}, 2]}"]),
            ("{\n  \"a\": 1\n}\n\n[1]", ["{\n  \"a\": 1\n}", "[1]"]),
            (#"{"a":"}{\"]"} {"b\\":"{"}"#, [#"{"a":"}{\"]"}"#, #"{"b\\":"{"}"#]),
            (#""a b""c\"" 1 true null2{}"#, [#""a b""#, #""c\"""#, "1", "true", "null2", "{}"]),
            ("12[3]4\"5\"", ["12", "[3]", "4", "\"5\""]),
            ("{\"ñ\":\"¿\"}1", ["{\"ñ\":\"¿\"}", "1"]),
        ])
    func split(text: String, expected: [String]) throws {
        #expect(try Self.split(text) == expected)
        #expect(try Self.split(text, chunkSize: 1) == expected)
        #expect(try Self.split(text, chunkSize: 3) == expected)
    }

    @Test("that lack their end, or have one too many, come as they are, for the parser to refuse")
    func wrong() throws {
        #expect(try Self.split("{\"a\":[") == ["{\"a\":["])
        #expect(try Self.split("\"abc") == ["\"abc"])
        #expect(try Self.split("}{}") == ["}", "{}"])
        #expect(try Self.split("{}]") == ["{}", "]"])
    }

    @Test("are refused when one is longer than the bound, and not for being many")
    func tooLong() throws {
        var splitter = JSONSplitter(bytesMax: 4)
        #expect(try splitter.feed(Array("[12][34]".utf8)).count == 2)
        #expect(throws: JSONSplitter.TooLong.self) { () throws in _ = try splitter.feed(Array("[123]".utf8)) }
    }
}
