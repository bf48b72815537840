internal import TicketCore

extension EventCursor {
    /// Tells this store's cursors from those of others, which are numbers too.
    private static let mark: [UInt8] = [0x6d]

    /// The cursor behind so many events of the feed.
    init(feedPosition: Int) {
        self.init(bytes: Self.mark + withUnsafeBytes(of: UInt64(feedPosition).bigEndian, Array.init))
    }

    /// How many events lie before it; throws if no feed of this length has such a cursor.
    func feedPosition(atMost length: Int) throws -> Int {
        guard bytes.count == 9, bytes.starts(with: Self.mark) else { throw StoreFailure.invalidCursor }
        let position = bytes.dropFirst().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard position <= UInt64(length) else { throw StoreFailure.invalidCursor }
        return Int(position)
    }
}
