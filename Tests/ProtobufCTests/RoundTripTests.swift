import CFixtureMessages
import CProtobufC
import FixtureMessages
import ProtobufC
import ProtobufTestSupport
import TestRandom
import Testing
import TicketMessages

/// Every message type that there is, with random contents.
@Suite struct RoundTripTests {
    @Test(arguments: AllMessages.names)
    func `what is packed unpacks to the same value, and packs to the same bytes`(name: String) throws {
        try roundTrips(try AllMessages.named(name))
    }

    private func roundTrips<Message: ProtobufMessage>(_: Message.Type) throws {
        for seed in 0..<20 {
            let arena = Arena()
            var source = RandomLayout(random: SeededRandom(seed: UInt64(seed)), arena: arena)
            let raw = try source.make(Message.descriptor)
            let direct = PreparedMessage(layout: raw)
            let value = try Message(layout: UnsafePointer(raw.assumingMemoryBound(to: Message.Layout.self)))

            let packed = try value.packed()
            #expect(packed.count == direct.packedSize)
            #expect(packed == self.packed(direct))
            let back = try Message(unpacking: packed)
            #expect(back == value)
            #expect(back.hashValue == value.hashValue)
            #expect(try back.packed() == packed)
        }
    }

    @Test(arguments: AllMessages.names)
    func `unknown fields of every wire type are dropped`(name: String) throws {
        try dropsUnknown(try AllMessages.named(name))
    }

    private func dropsUnknown<Message: ProtobufMessage>(_: Message.Type) throws {
        let unknown: Wire =
            .varint(20_000, 5) + .fixed64(20_001, [1, 2, 3, 4, 5, 6, 7, 8]) + .data(20_002, [0xff, 0])
            + .fixed32(20_003, [1, 2, 3, 4]) + .data(20_002, [])
        #expect(try Message(unknown) == Message())
        #expect(try Message(unknown).packed() == [])
    }

    @Test(arguments: AllMessages.names)
    func `the descriptor has the message's name`(name: String) throws {
        let type = try AllMessages.named(name)
        #expect(String(cString: type.descriptor.pointee.name) == type.fullName)
    }

    @Test func `known and unknown fields may be mixed at every level`() throws {
        let inner: Wire = .varint(9, 1) + .text(1, "in") + .data(9, [1])
        let message = try Everything(.varint(900, 1) + .message(17, inner) + .data(901, [1]) + .varint(3, 4))
        #expect(message == Everything(int32Value: 4, messageValue: .init(text: "in")))
    }

    @Test func `enum numbers without a name are kept`() throws {
        let message = try Everything(.varint(16, 99) + .data(36, [1, 77]) + .varint(56, 3))
        #expect(message.enumValue == .unrecognized(99))
        #expect(message.enums == [.deepRed, .unrecognized(77)])
        #expect(message.sentBy == .innerKind(.unrecognized(3)))
        #expect(try Everything(unpacking: message.packed()) == message)
        let negative = Everything(enumValue: .unrecognized(.min))
        #expect(try Everything(unpacking: negative.packed()) == negative)
    }

    @Test func `the size is exact and nothing else is written`() throws {
        let arena = Arena()
        let prepared = try everythingGolden.prepared(in: arena)
        var buffer = [UInt8](repeating: 0xaa, count: prepared.packedSize + 64)
        buffer.withUnsafeMutableBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            prepared.pack(into: base + 32)
        }
        #expect(buffer[..<32].allSatisfy { $0 == 0xaa })
        #expect(Array(buffer[32..<(32 + prepared.packedSize)]) == everythingGoldenBytes)
        #expect(buffer[(32 + prepared.packedSize)...].allSatisfy { $0 == 0xaa })
    }

    @Test func `one arena serves one message after another`() throws {
        let arena = Arena(budgetBytes: 16 * 1024)
        for _ in 0..<200 {
            let value = try Everything(Wire(bytes: everythingGoldenBytes), in: arena)
            #expect(value == everythingGolden)
            #expect(try value.prepared(in: arena).packedSize == everythingGoldenBytes.count)
            arena.reset()
        }
    }

    private func packed(_ prepared: PreparedMessage) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: prepared.packedSize)
        bytes.withUnsafeMutableBytes { buffer in
            if let base = buffer.baseAddress { prepared.pack(into: base) }
        }
        return bytes
    }
}
