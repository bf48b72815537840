internal import ProtobufC
internal import TicketCore

extension PageToken {
    /// A token whose key is a place in what a search found.
    init(_ position: SearchPosition, filter: some ProtobufMessage) throws {
        let number = UInt64(bitPattern: position.number).bigEndianBytes
        try self.init(key: [UInt8(truncatingIfNeeded: position.rank.rawValue)] + number, filter: filter)
    }

    /// The key as a place in what a search found.
    func searchPosition() throws -> SearchPosition {
        guard key.count == 9, let rank = SearchRank(rawValue: Int(key[0])) else {
            throw Self.invalid("no page token of this search")
        }
        let number = Int64(bitPattern: key[1...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        return SearchPosition(rank: rank, number: number)
    }
}
