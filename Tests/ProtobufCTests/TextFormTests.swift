import ProtobufTestSupport
import TestRandom
import Testing

@testable import ProtobufC

/// Texts that stand for bytes, times and lengths of time.
@Suite struct TextFormTests {
    @Test func `Base64 of any bytes is read again, padded or not, in either alphabet`() {
        var random = SeededRandom(seed: 1)
        for count in 0..<100 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            var padded: [UInt8] = []
            Base64.append(bytes, to: &padded)
            let text = String(decoding: padded, as: UTF8.self)
            #expect(Base64.decode(text) == bytes)
            let bare = text.filter { $0 != "=" }.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }
            #expect(Base64.decode(String(bare)) == bytes)
        }
    }

    @Test(arguments: [
        "A", "AA=", "AA===", "AAA==", "AAAA=", "=", "A=A=", "AB==", "AAB=", "A A=", "é", "AAAAA", "AA==AA==",
    ])
    func `what stands for no bytes is refused`(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test(
        arguments: [
            ("0s", 0, 0), ("1.5s", 1, 500_000_000), ("-1.5s", -1, -500_000_000), ("-0.000000001s", 0, -1),
            ("315576000000s", 315_576_000_000, 0), ("007s", 7, 0), ("3.s", nil, nil), (".5s", nil, nil),
            ("s", nil, nil),
            ("", nil, nil), ("5", nil, nil), ("1,5s", nil, nil), ("+1s", nil, nil), ("--1s", nil, nil),
            ("1 s", nil, nil),
            ("1.0000000001s", nil, nil), ("9999999999999s", nil, nil), ("315576000001s", nil, nil), ("1e3s", nil, nil),
        ] as [(String, Int64?, Int32?)])
    func `a duration is read from seconds`(text: String, seconds: Int64?, nanoseconds: Int32?) {
        let duration = DurationText.parse(text)
        #expect(duration?.seconds == seconds)
        #expect(duration?.nanoseconds == nanoseconds)
    }
}
