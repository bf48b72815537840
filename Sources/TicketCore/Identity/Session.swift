/// A person who has signed in, until they sign out: a family of refresh tokens, each the successor of another.
public struct Session: Sendable, Hashable {
    /// What somebody who comes with a refresh token of the session is.
    public enum Verdict: Sendable, Hashable {
        /// Whoever has signed in; the token's successor is the next one.
        case owner
        /// Perhaps a thief: the token was used before, and so was its successor.
        case thief
    }

    /// How long an access token is taken, in microseconds: 15 minutes.
    public static let accessMicroseconds: Int64 = 15 * 60 * 1_000_000
    /// How long a refresh token is taken, in microseconds: 30 days.
    public static let refreshMicroseconds: Int64 = 30 * 24 * 60 * 60 * 1_000_000
    /// How many sessions a person may have; another one ends the oldest.
    public static let perPersonMax = 100
    /// How many successors of one refresh token are taken; another one ends the oldest.
    public static let successorsMax = 8

    /// Random, and unique in all tenants.
    public var id: String
    /// Who has signed in.
    public var personID: String
    /// When.
    public var createTime: Timestamp
    /// When the last of its refresh tokens ends.
    public var expireTime: Timestamp
    /// How many refresh tokens were used in a row: the generation of the last one that was; 0 for none.
    public var generation: Int64
    /// The digest of the last refresh token that was used; nil for none.
    public var usedDigest: [UInt8]?

    /// A session as it is kept.
    public init(
        id: String, personID: String, createTime: Timestamp, expireTime: Timestamp, generation: Int64 = 0,
        usedDigest: [UInt8]? = nil
    ) {
        self.id = id
        self.personID = personID
        self.createTime = createTime
        self.expireTime = expireTime
        self.generation = generation
        self.usedDigest = usedDigest
    }

    /// Whose refresh token this is (RFC 9700, 4.14.2).
    ///
    /// A token that has a used successor must not come again. One whose successors were never used may: the reply that
    /// brought the successor may have been lost, and then the client has nothing else to come with.
    public func verdict(onRefreshToken digest: [UInt8], generation: Int64) -> Verdict {
        if generation == self.generation + 1 { return .owner }
        return generation == self.generation && digest == usedDigest ? .owner : .thief
    }
}
