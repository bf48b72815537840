/// Bytes of requests, made by hand so that they can be wrong.
enum RawRequest {
    /// A unary call of `ticket.v1.TicketService` as one frame.
    static func frame(streamID: UInt32, method: String, payload: [UInt8], token: String) -> [UInt8] {
        let authorization = field(1, Array("authorization".utf8)) + field(2, Array("Bearer \(token)".utf8))
        let envelope =
            field(1, Array("ticket.v1.TicketService".utf8)) + field(2, Array(method.utf8)) + field(3, payload)
            + field(5, authorization)
        return header(length: envelope.count, streamID: streamID) + envelope
    }

    /// CreateTicketRequest with this subject.
    static func createTicket(subject: [UInt8]) -> [UInt8] {
        field(1, field(3, Array("account-portal".utf8)) + field(4, subject))
    }

    /// The header of a request frame.
    static func header(length: Int, streamID: UInt32) -> [UInt8] {
        bigEndian(UInt32(length)) + bigEndian(streamID) + [1, 0]
    }

    /// A field with a length: text, bytes or a message.
    static func field(_ number: Int, _ value: [UInt8]) -> [UInt8] {
        varint(number << 3 | 2) + varint(value.count) + value
    }

    private static func varint(_ value: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = UInt64(value)
        while rest > 0x7F {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
