import FixtureMessages

/// A message with every field set, and what `protoc --encode=fixture.v1.Everything` (3.21) made of the same in text.
let everythingGolden = Everything(
    doubleValue: 1.5, floatValue: -2.25, int32Value: -3, int64Value: -9_007_199_254_740_993, uint32Value: .max,
    uint64Value: .max, sint32Value: .min, sint64Value: .min, fixed32Value: 7, fixed64Value: 8, sfixed32Value: -9,
    sfixed64Value: -10, boolValue: true, stringValue: "grüße, 🙂", bytesValue: [0, 0xff], enumValue: .negative,
    messageValue: .init(text: "in", kind: .big, leaf: .init(number: 11)),
    doubles: [1, -0.5], floats: [0.25], int32s: [0, -1], int64s: [300], uint32s: [1], uint64s: [2], sint32s: [-1],
    sint64s: [1], fixed32s: [1, 2], fixed64s: [3], sfixed32s: [-4], sfixed64s: [-5], bools: [true, false],
    strings: ["", "b"], bytesList: [[], [1]], enums: [.deepRed, .negative],
    messages: [.init(), .init(text: "two")], unpacked: [5, -6],
    innerByName: [.init(key: "k", value: .init(text: "v"))], nameByID: [.init(key: -1, value: "n")],
    sentBy: .rawID([]), class: "c", in: "i", self_: "s", hashValue_: "h", requestID: "r", replyIDs: ["1", "2"],
    url: "u", avatarURL: "a", layout: "l", old: "o")

let everythingGoldenBytes = bytes(
    hex: """
        09000000000000f83f15000010c018fdffffffffffffffff0120ffffffffffffffefff0128ffffffff0f30ffffffffffffffffff
        0138ffffffff0f40ffffffffffffffffff014d070000005108000000000000005df7ffffff61f6ffffffffffffff6801720d6772
        c3bcc39f652c20f09f99827a0200ff8001fbffffffffffffffff018a010f0a02696e1001faffffff0f03a0060baa011000000000
        0000f03f000000000000e0bfb201040000803eba010b00ffffffffffffffffff01c20102ac02ca010101d2010102da010101e201
        0102ea01080100000002000000f201080300000000000000fa0104fcffffff820208fbffffffffffffff8a020201009202009202
        01629a02009a020101a2020b01fbffffffffffffffff01aa0200aa02050a0374776fb00205b002faffffffffffffffff01ca0208
        0a016b12030a0176d2020e08ffffffffffffffffff0112016eb20300ea030163f2030169fa030173820401688a04017292040131
        920401329a040175a2040161aa04016cb204016f
        """)
