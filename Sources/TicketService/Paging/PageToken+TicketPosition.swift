internal import ProtobufC
internal import TicketCore

extension PageToken {
    /// A token whose key is a place in a list of tickets.
    init(_ position: TicketPosition, filter: some ProtobufMessage) throws {
        let numbers = [position.number, position.updateTime.microsecondsSinceEpoch]
        try self.init(key: numbers.flatMap { UInt64(bitPattern: $0).bigEndianBytes }, filter: filter)
    }

    /// The key as a place in a list of tickets.
    func position() throws -> TicketPosition {
        guard key.count == 16 else { throw Self.invalid("no page token of this list") }
        let numbers = [key[..<8], key[8...]].map { Int64(bitPattern: $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }) }
        return TicketPosition(number: numbers[0], updateTime: Timestamp(microsecondsSinceEpoch: numbers[1]))
    }
}
