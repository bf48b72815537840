import FixtureMessages
import ProtobufC
import Testing

/// Strings are strict UTF-8 without U+0000, wherever they stand.
@Suite struct StringTests {
    /// Each place where a string can be, and its name in errors.
    private static let places: [(@Sendable ([UInt8]) -> Wire, String)] = [
        ({ .data(14, $0) }, "fixture.v1.Everything.string_value"),
        ({ .text(34, "fine") + .data(34, $0) }, "fixture.v1.Everything.strings"),
        ({ .data(51, $0) }, "fixture.v1.Everything.name"),
        ({ .message(17, .data(1, $0)) }, "fixture.v1.Everything.Inner.text"),
        ({ .message(37, Wire()) + .message(37, .data(1, $0)) }, "fixture.v1.Everything.Inner.text"),
        ({ .message(41, .data(1, $0)) }, "fixture.v1.Everything.InnerByNameEntry.key"),
        ({ .message(42, .data(2, $0)) }, "fixture.v1.Everything.NameByIdEntry.value"),
    ]

    private static let invalid: [[UInt8]] = [
        [0x80], [0xff], [0xc3], [0xc0, 0x80], [0xc1, 0xbf], [0xe0, 0x80, 0x80], [0xed, 0xa0, 0x80],
        [0xf0, 0x80, 0x80, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xf5, 0x80, 0x80, 0x80], [0x61, 0xe2, 0x82],
        Array("thirty characters and then some".utf8) + [0xfe],
    ]

    @Test(arguments: places.indices)
    func `bytes that are not UTF-8 are refused and the field is named`(place: Int) {
        let (wire, field) = Self.places[place]
        for bytes in Self.invalid {
            #expect(throws: ProtobufError.invalidUTF8(field: field)) { try Everything(wire(bytes)) }
        }
    }

    @Test(arguments: places.indices)
    func `a NUL is refused and the field is named`(place: Int) {
        let (wire, field) = Self.places[place]
        for text in ["\0", "a\0", "\0a", "a longer text with one\0in it"] {
            #expect(throws: ProtobufError.nulInString(field: field)) { try Everything(wire(Array(text.utf8))) }
        }
    }

    @Test func `a NUL in a Swift string is refused when packing and the field is named`() {
        #expect(throws: ProtobufError.nulInString(field: "fixture.v1.Everything.string_value")) {
            try Everything(stringValue: "a\0b").packed()
        }
        #expect(throws: ProtobufError.nulInString(field: "fixture.v1.Everything.strings")) {
            try Everything(strings: ["fine", "\0"]).packed()
        }
        #expect(throws: ProtobufError.nulInString(field: "fixture.v1.Everything.Inner.text")) {
            try Everything(messages: [.init(text: "\0")]).packed()
        }
    }

    @Test(arguments: ["", "a", "fifteen bytes..", "sixteen bytes...", "grüße", "日本語", "🙂🏳️‍🌈", "\u{10FFFF}\u{FEFF}"])
    func `valid text survives unchanged`(text: String) throws {
        let message = Everything(stringValue: text, strings: [text, "", text])
        let back = try Everything(unpacking: message.packed())
        #expect(Array(back.stringValue.unicodeScalars) == Array(text.unicodeScalars))
        #expect(back.strings == [text, "", text])
    }

    @Test func `bytes fields take anything`() throws {
        let message = Everything(bytesValue: [0, 0xff, 0x80], bytesList: [[], [0], [0xc0]])
        #expect(try Everything(unpacking: message.packed()) == message)
    }

    @Test func `errors say what to do and give no contents away`() {
        let error = #expect(throws: ProtobufError.self) { try Everything(.data(14, Array("secret\0".utf8))) }
        let text = error?.description ?? ""
        #expect(text.contains("fixture.v1.Everything.string_value"))
        #expect(text.contains("remove it"))
        #expect(!text.contains("secret"))
    }
}
