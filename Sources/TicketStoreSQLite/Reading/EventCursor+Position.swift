internal import TicketCore

extension EventCursor {
    /// Tells this form of cursor from those of other stores, and from forms to come.
    private static let version: UInt8 = 1

    /// The cursor behind the event at this position; 0 is before the first.
    init(position: Int64) {
        self.init(bytes: [Self.version] + withUnsafeBytes(of: position.bigEndian, Array.init))
    }

    /// The position; nil if this store did not make it.
    var position: Int64? {
        guard bytes.count == 9, bytes[0] == Self.version else { return nil }
        let position = bytes.dropFirst().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int64(exactly: position)
    }
}
