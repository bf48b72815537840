/// The tokens that somebody gets who signs in or goes on with a session, as they are kept.
public struct SessionGrant: Sendable, Hashable {
    /// SHA-256 of the access token.
    public var accessDigest: [UInt8]
    /// SHA-256 of the refresh token.
    public var refreshDigest: [UInt8]
    /// When they are given.
    public var now: Timestamp

    /// Tokens that are given at a moment.
    public init(accessDigest: [UInt8], refreshDigest: [UInt8], now: Timestamp) {
        self.accessDigest = accessDigest
        self.refreshDigest = refreshDigest
        self.now = now
    }

    /// From when on the access token is not taken.
    public var accessExpireTime: Timestamp { now.advanced(byMicroseconds: Session.accessMicroseconds) }
    /// From when on the refresh token is not taken.
    public var refreshExpireTime: Timestamp { now.advanced(byMicroseconds: Session.refreshMicroseconds) }

    /// The access token of a person's session.
    public func accessToken(of session: Session) -> TokenRecord {
        TokenRecord(
            digest: accessDigest, personID: session.personID, expireTime: accessExpireTime, createTime: now,
            sessionID: session.id)
    }
}
