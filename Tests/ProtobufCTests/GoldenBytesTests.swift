import FixtureMessages
import ProtobufC
import Testing
import TicketMessages

/// The bytes are those that Google's own implementation writes.
@Suite struct GoldenBytesTests {
    @Test func `every kind of field packs to the bytes that protoc writes`() throws {
        #expect(try everythingGolden.packed() == everythingGoldenBytes)
    }

    @Test func `every kind of field is read from the bytes that protoc writes`() throws {
        #expect(try Everything(unpacking: everythingGoldenBytes) == everythingGolden)
    }

    @Test func `a ttrpc request packs to its published form`() throws {
        let request = TTRPCRequest(
            service: "ticket.v1.TicketService", method: "GetTicket", payload: [8, 1], timeoutNano: 1_000_000_000,
            metadata: [.init(key: "a", value: "b")])
        let expected: Wire =
            .text(1, "ticket.v1.TicketService") + .text(2, "GetTicket") + .data(3, [8, 1]) + .varint(4, 1_000_000_000)
            + .message(5, .text(1, "a") + .text(2, "b"))
        #expect(try request.packed() == expected.bytes)
    }

    @Test func `fields at their default are not written`() throws {
        let zeros = Everything(doubleValue: 0, stringValue: "", bytesValue: [], enumValue: .unspecified)
        #expect(try zeros.packed() == [])
    }

    @Test func `an empty submessage and a member of a oneof at its default are written`() throws {
        #expect(try Everything(messageValue: .init()).packed() == Wire.message(17, Wire()).bytes)
        #expect(try Everything(sentBy: .userID(0)).packed() == Wire.varint(52, 0).bytes)
        #expect(try Everything(sentBy: .name("")).packed() == Wire.text(51, "").bytes)
    }
}
