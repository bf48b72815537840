/// A bearer token as it is kept: the token itself is not.
public struct TokenRecord: Sendable, Hashable {
    /// SHA-256 of the token.
    public var digest: [UInt8]
    /// The id of the person or service that it belongs to.
    public var personID: String
    /// From when on it is no longer taken; nil for never.
    public var expireTime: Timestamp?

    /// A token's record.
    public init(digest: [UInt8], personID: String, expireTime: Timestamp? = nil) {
        self.digest = digest
        self.personID = personID
        self.expireTime = expireTime
    }
}
