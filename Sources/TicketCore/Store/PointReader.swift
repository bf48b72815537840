/// Reads single things by key, quickly enough to be called on an event loop. For one thread at a time.
public protocol PointReader: AnyObject {
    /// The ticket of this number.
    func ticket(_ number: Int64, tenant: String) throws -> Ticket?
    /// One version of a desk.
    func desk(_ key: String, version: Int, tenant: String) throws -> DeskVersion?
    /// Who calls with a token; nil if it is unknown or not taken at `now`.
    func actor(tokenDigest: [UInt8], now: Timestamp) throws -> Actor?
}
