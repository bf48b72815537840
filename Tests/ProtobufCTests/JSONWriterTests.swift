import ProtobufC
import Testing

@Suite struct JSONWriterTests {
    private func json(indentSpaces: Int = 0, _ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter(indentSpaces: indentSpaces)
        write(&writer)
        return writer.string
    }

    @Test(arguments: [
        ("plain", "\"plain\""), ("a\"b\\c", #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#),
        ("\u{0}\u{1}\u{1f}", #""\u0000\u0001\u001f""#),
        ("\u{7f}/é🙂", "\"\u{7f}/é🙂\""),
    ])
    func `strings are escaped as RFC 8259 asks`(text: String, expected: String) {
        #expect(json { $0.value(text) } == expected)
    }

    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `bytes are Base64, as in the vectors of RFC 4648`(text: String, expected: String) {
        #expect(json { $0.value(Array(text.utf8)) } == "\"\(expected)\"")
    }

    @Test func `bytes use the whole alphabet of Base64`() {
        #expect(json { $0.value([0xfb, 0xff, 0xfe, 0x00] as [UInt8]) } == "\"+//+AA==\"")
    }

    @Test func `64-bit integers are strings and smaller ones are numbers`() {
        #expect(json { $0.value(Int64.min) } == "\"-9223372036854775808\"")
        #expect(json { $0.value(UInt64.max) } == "\"18446744073709551615\"")
        #expect(json { $0.value(Int32.min) } == "-2147483648")
        #expect(json { $0.value(UInt32.max) } == "4294967295")
    }

    @Test(arguments: [
        (1.0, "1"), (-0.5, "-0.5"), (1e300, "1e+300"), (0.1, "0.1"), (Double.infinity, "\"Infinity\""),
        (-Double.infinity, "\"-Infinity\""), (Double.nan, "\"NaN\""),
    ])
    func `floating-point numbers that JSON cannot say are strings`(number: Double, expected: String) {
        #expect(json { $0.value(number) } == expected)
    }

    @Test func `objects and arrays nest, with commas between and none behind`() {
        let text = json {
            $0.beginObject()
            $0.key("a")
            $0.beginArray()
            $0.value(Int32(1))
            $0.beginObject()
            $0.endObject()
            $0.value(true)
            $0.endArray()
            $0.key("b")
            $0.beginObject()
            $0.key("c" as String)
            $0.value("d")
            $0.endObject()
            $0.endObject()
        }
        #expect(text == #"{"a":[1,{},true],"b":{"c":"d"}}"#)
    }

    @Test func `indented JSON has one value a line and empty brackets closed`() {
        let text = json(indentSpaces: 2) {
            $0.beginObject()
            $0.key("a")
            $0.beginArray()
            $0.value(Int32(1))
            $0.value(Int32(2))
            $0.endArray()
            $0.key("b")
            $0.beginArray()
            $0.endArray()
            $0.endObject()
        }
        #expect(
            text == """
                {
                  "a": [
                    1,
                    2
                  ],
                  "b": []
                }
                """)
    }
}
