import ProtobufC
import Testing
import TicketMessages

@Suite("A message as its bytes")
struct PackedMessageTests {
    private static let ticket = Ticket(
        number: 100_001, subject: "No puedo entrar", ccEmails: ["a@b.example", "c@d.example"], shared: true,
        requester: Person(id: "p1", name: "Ana"), revision: .max)

    @Test("goes through a call's packing and unpacking unchanged")
    func roundTrip() throws {
        let bytes = try Self.ticket.packed()
        #expect(try PackedMessage(bytes: bytes).packed() == bytes)
        #expect(try PackedMessage(unpacking: bytes).bytes == bytes)
        #expect(try Ticket(unpacking: PackedMessage(unpacking: bytes).packed()) == Self.ticket)
    }

    @Test("may have no bytes, one field, or fields with high numbers")
    func small() throws {
        let examples: [[UInt8]] = [[], [0x08, 0x01], [0xfa, 0xff, 0xff, 0xff, 0x0f, 0x01, 0x61], [0x0d, 1, 2, 3, 4]]
        for bytes in examples {
            #expect(try PackedMessage(bytes: bytes).packed() == bytes)
            #expect(try PackedMessage(unpacking: bytes).bytes == bytes)
        }
    }

    @Test(
        "is refused where its bytes are none of a message",
        arguments: [[0x08], [0x00, 0x01], [0x0b], [0x0a, 0x05, 0x61]] as [[UInt8]])
    func malformed(bytes: [UInt8]) {
        #expect(throws: ProtobufError.self) { try PackedMessage(unpacking: bytes) }
    }

    @Test("cannot be sent when it does not even begin with a tag")
    func noTag() {
        #expect(throws: ProtobufError.self) { try PackedMessage(bytes: [0x80]).packed() }
    }
}
