/// The right to set a person's password without the old one, which a mail brings.
public struct PasswordReset: Sendable, Hashable {
    /// How long the mail's token is taken, in microseconds: 30 minutes.
    public static let lifetimeMicroseconds: Int64 = 30 * 60 * 1_000_000
    /// How many mails a person gets in ``countedMicroseconds``; whoever asks for more is told the same and gets none.
    public static let perPersonMax = 3
    /// The time in which mails are counted, in microseconds: an hour.
    public static let countedMicroseconds: Int64 = 60 * 60 * 1_000_000

    /// Random, and unique in all tenants. The token is made of it.
    public var id: String
    /// Whose password; empty for nobody's, which is what asking for an unknown address makes.
    public var personID: String
    /// SHA-256 of the token.
    public var digest: [UInt8]
    /// When it was asked for.
    public var createTime: Timestamp
    /// When it was used, or lost its use to another one; nil while it has not.
    public var useTime: Timestamp?

    /// A reset as it is kept.
    public init(id: String, personID: String, digest: [UInt8], createTime: Timestamp, useTime: Timestamp? = nil) {
        self.id = id
        self.personID = personID
        self.digest = digest
        self.createTime = createTime
        self.useTime = useTime
    }

    /// From when on the token is not taken.
    public var expireTime: Timestamp { createTime.advanced(byMicroseconds: Self.lifetimeMicroseconds) }

    /// Whether the token is still taken. A mail whose token is not need not be sent.
    public func isUsable(at now: Timestamp) -> Bool {
        useTime == nil && !personID.isEmpty
            && TokenRecord.isValid(createTime: createTime, expireTime: expireTime, at: now)
    }
}
