/// What makes a retry of a command safe (AIP-155). It holds for one caller inside one tenant.
public struct IdempotencyKey: Sendable, Hashable {
    /// How long a key is kept at least, in microseconds: 24 hours.
    public static let keptMicroseconds: Int64 = 24 * 3_600 * 1_000_000

    /// The caller's `request_id`.
    public var requestID: String
    /// A digest of method and body; the same id with another digest is refused.
    public var fingerprint: [UInt8]

    /// A key with the digest of what was asked.
    public init(requestID: String, fingerprint: [UInt8]) {
        self.requestID = requestID
        self.fingerprint = fingerprint
    }
}
