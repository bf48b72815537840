import FixtureMessages
import ProtobufC
import TestThreads
import Testing
import TicketMessages

/// What no honest encoder writes is refused before libprotobuf-c sees it, and the error names what is at fault.
@Suite(.onThreadOfItsOwn) struct PrescanTests {
    private static let refused: [(Wire, String)] = [
        (Wire(bytes: [0x80]), "the tag at byte 1 runs past the end"),
        (Wire(bytes: [0x00, 0x01]), "the tag at byte 0 has the field number 0"),
        (Wire(bytes: [0x80, 0x00, 0x01]), "the tag at byte 0 has the field number 0"),
        (Wire(bytes: [0x80, 0x80, 0x80, 0x80, 0x10, 0]), "the tag at byte 0 is longer than a varint may be"),
        (Wire(bytes: [0x88, 0x80, 0x80, 0x80, 0x80, 0]), "the tag at byte 0 is longer than a varint may be"),
        (Wire(bytes: [0x1b, 0x1c]), "the tag at byte 0 has the wire type 3"),
        (Wire(bytes: [0x1c]), "the tag at byte 0 has the wire type 4"),
        (Wire(bytes: [0x1e]), "the tag at byte 0 has the wire type 6"),
        (Wire(bytes: [0x1f]), "the tag at byte 0 has the wire type 7"),
        (Wire(bytes: [0x18]), "the value at byte 1 runs past the end"),
        (Wire(bytes: [0x18, 0xff]), "the value at byte 2 runs past the end"),
        (
            Wire(bytes: [0x18] + Array(repeating: 0xff, count: 10) + [1]),
            "the value at byte 1 is longer than a varint may be"
        ),
        (
            Wire(bytes: [0x18] + Array(repeating: 0xff, count: 9) + [2]),
            "the value at byte 1 is longer than a varint may be"
        ),
        (.fixed64(1, [1, 2, 3]), "the value at byte 1 runs past the end"),
        (.fixed32(2, [1, 2, 3]), "the value at byte 1 runs past the end"),
        (Wire(bytes: [0x72, 0x05, 0x61]), "the length-delimited value at byte 2 runs past the end"),
        (
            Wire(bytes: [0x72, 0xff, 0xff, 0xff, 0xff, 0x0f]),
            "the length-delimited value at byte 6 runs past the end"
        ),
        (
            Wire(bytes: [0x72, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00]),
            "the length at byte 1 is longer than a varint may be"
        ),
        (.varint(1, 0), "fixture.v1.Everything.double_value at byte 0 has the wire type 0"),
        (.fixed64(3, [0, 0, 0, 0, 0, 0, 0, 0]), "fixture.v1.Everything.int32_value at byte 0 has the wire type 1"),
        (.fixed32(13, [0, 0, 0, 0]), "fixture.v1.Everything.bool_value at byte 0 has the wire type 5"),
        (.data(3, [1]), "fixture.v1.Everything.int32_value at byte 0 has the wire type 2"),
        (.varint(14, 1), "fixture.v1.Everything.string_value at byte 0 has the wire type 0"),
        (.varint(17, 1), "fixture.v1.Everything.message_value at byte 0 has the wire type 0"),
        (.varint(37, 1), "fixture.v1.Everything.messages at byte 0 has the wire type 0"),
        (.varint(21, 1), "fixture.v1.Everything.doubles at byte 0 has the wire type 0"),
        (.data(29, [1, 2, 3, 4, 5]), "fixture.v1.Everything.fixed32s at byte 0 has 5 bytes of packed numbers"),
        (
            .data(21, [1, 2, 3, 4, 5, 6, 7]),
            "fixture.v1.Everything.doubles at byte 0 has 7 bytes of packed numbers"
        ),
        (.data(23, [0x01, 0x80]), "the value at byte 5 runs past the end"),
        (
            .message(17, .text(1, "a")) + .message(17, .text(1, "b")),
            "fixture.v1.Everything.message_value comes twice, at byte 6 again"
        ),
        (
            .message(53, Wire()) + .message(52, Wire()),
            "fixture.v1.Everything.user_id at byte 3 has the wire type 2"
        ),
        (
            .message(37, Wire(bytes: [0x0a, 0x05])), "the length-delimited value at byte 5 runs past the end"
        ),
    ]

    @Test(arguments: refused.indices)
    func `malformed bytes are refused with the place at fault`(index: Int) {
        let (wire, reason) = Self.refused[index]
        #expect(throws: ProtobufError.malformed(reason: reason)) { try Everything(wire) }
    }

    @Test func `a truncated message is refused at every length`() throws {
        let whole = try everythingGolden.packed()
        var refusals = 0
        for length in 1..<whole.count {
            do {
                let shorter = try Everything(unpacking: Array(whole[..<length]))
                // A cut between two fields leaves a message that is whole.
                #expect(try shorter.packed().count <= length)
            } catch {
                guard case .malformed = error else { throw error }
                refusals += 1
            }
        }
        #expect(refusals > whole.count / 2)
    }

    @Test func `packed and unpacked elements are both read, mixed and in order`() throws {
        let wire: Wire =
            .data(23, [1, 2]) + .varint(23, 3) + .varint(38, 7) + .data(38, [8, 9]) + .data(23, [])
            + .fixed32(30 - 1, [4, 0, 0, 0]) + .varint(33, 1) + .data(33, [0, 1]) + .varint(36, 1)
        let message = try Everything(wire)
        #expect(message.int32s == [1, 2, 3])
        #expect(message.unpacked == [7, 8, 9])
        #expect(message.fixed32s == [4])
        #expect(message.bools == [true, false, true])
        #expect(message.enums == [.deepRed])
    }

    @Test func `numbers may be encoded longer than they need to be`() throws {
        let message = try Everything(Wire(bytes: [0x98, 0x00, 0x81, 0x80, 0x00, 0xf2, 0x00, 0x81, 0x00, 0x61]))
        #expect(message.int32Value == 1)
        #expect(message.stringValue == "a")
    }

    @Test func `the highest field number is known and the one above is refused`() throws {
        let leaf = Wire.message(536_870_911, .varint(100, 5))
        #expect(try Everything(.message(17, leaf)).messageValue?.leaf?.number == 5)
        #expect(throws: ProtobufError.malformed(reason: "the tag at byte 0 is longer than a varint may be")) {
            try Everything(Wire(bytes: Wire.encode(536_870_912 << 3) + [0]))
        }
    }

    @Test func `a repeated singular scalar is no error and the last one wins`() throws {
        let message = try Everything(.varint(3, 1) + .text(14, "first") + .varint(3, 2) + .text(14, "last"))
        #expect(message.int32Value == 2)
        #expect(message.stringValue == "last")
    }

    @Test func `the last member of a oneof wins, whatever the others were`() throws {
        let members: [(Wire, Everything.SentBy)] = [
            (.text(51, "n"), .name("n")),
            (.varint(52, 7), .userID(7)),
            (.message(53, .text(1, "in")), .inner(.init(text: "in"))),
            (.data(54, [1, 2]), .rawID([1, 2])),
            (.varint(55, 1), .anonymous(true)),
            (.varint(56, 1), .innerKind(.big)),
            (.fixed64(57, [0, 0, 0, 0, 0, 0, 0xf0, 0x3f]), .weight(1)),
        ]
        for (first, value) in members {
            #expect(try Everything(first).sentBy == value)
            for (second, value) in members where first.bytes != second.bytes {
                #expect(try Everything(first + second).sentBy == value)
                #expect(try Everything(second + first + .text(51, "end")).sentBy == .name("end"))
            }
        }
    }

    @Test func `fields are counted with those of submessages and unknown ones`() throws {
        let wire: Wire = .message(37, .text(1, "a") + .varint(2, 1)) + .varint(1000, 1) + .data(23, [1, 2, 3])
        _ = try Everything(wire, limits: PrescanLimits(fieldsMax: 5))
        #expect(throws: ProtobufError.tooManyFields(limit: 4)) {
            try Everything(wire, limits: PrescanLimits(fieldsMax: 4))
        }
    }

    @Test func `depth is limited`() throws {
        let wire = Wire.message(17, .message(536_870_911, .varint(100, 5)))
        _ = try Everything(wire, limits: PrescanLimits(depthMax: 3))
        #expect(throws: ProtobufError.tooDeep(limit: 2)) { try Everything(wire, limits: PrescanLimits(depthMax: 2)) }
    }

    @Test func `two million empty submessages are refused before any memory is spent`() {
        let arena = Arena()
        let wire = Wire(bytes: Array(repeating: [0xaa, 0x02, 0x00], count: 2_000_000 / 3).flatMap { $0 })
        #expect(throws: ProtobufError.tooManyFields(limit: 65_536)) { try Everything(wire, in: arena) }
        #expect(arena.usedBytes == 0)
    }

    @Test func `two million unknown fields are refused before any memory is spent`() {
        let arena = Arena()
        let wire = Wire(bytes: Array(repeating: [0x98, 0x06, 0x00], count: 2_000_000 / 3).flatMap { $0 })
        #expect(throws: ProtobufError.tooManyFields(limit: 65_536)) { try Everything(wire, in: arena) }
        #expect(arena.usedBytes == 0)
    }

    @Test func `as many fields as the limit allows stay inside the default budget`() throws {
        let arena = Arena()
        let wire = Wire(bytes: Array(repeating: [0xaa, 0x02, 0x00], count: 65_536).flatMap { $0 })
        #expect(try Everything(wire, in: arena).messages.count == 65_536)
        #expect(arena.usedBytes < arena.budgetBytes / 4)
    }

    @Test func `an empty buffer is the default message`() throws {
        #expect(try Everything(unpacking: []) == Everything())
        #expect(try Everything().packed() == [])
        #expect(try GoogleProtobufEmpty(unpacking: []) == GoogleProtobufEmpty())
    }
}
