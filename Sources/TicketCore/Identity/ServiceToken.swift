/// A token of a service as operators see it.
public struct ServiceToken: Sendable, Hashable {
    /// How many tokens a service may have.
    public static let perServiceMax = 100
    /// How long a description may be, in bytes of UTF-8.
    public static let descriptionBytesMax = 256
    /// Uses nearer to each other than this are not written down, in microseconds: an hour.
    public static let useNotedMicroseconds: Int64 = 60 * 60 * 1_000_000

    /// Unique inside the tenant. No secret.
    public var id: String
    /// The service, as it is now.
    public var service: PersonReference
    /// What it allows; nil for whatever the service as a whole is allowed.
    public var scopes: Set<Scope>?
    /// What it is for.
    public var description: String
    /// The id of who made it.
    public var creatorID: String
    /// When it was made.
    public var createTime: Timestamp
    /// From when on it is not taken; nil for never.
    public var expireTime: Timestamp?
    /// About when it was last used, an hour off at most; nil for never.
    public var lastUseTime: Timestamp?
    /// The name of the client certificate in its place; nil for a token.
    public var certificate: String?

    /// A token as operators see it.
    public init(
        id: String, service: PersonReference, scopes: Set<Scope>?, description: String, creatorID: String,
        createTime: Timestamp, expireTime: Timestamp?, lastUseTime: Timestamp? = nil
    ) {
        self.id = id
        self.service = service
        self.scopes = scopes
        self.description = description
        self.creatorID = creatorID
        self.createTime = createTime
        self.expireTime = expireTime
        self.lastUseTime = lastUseTime
    }

    /// The token of this digest as it is looked up when it is presented.
    public func record(digest: [UInt8]) -> TokenRecord {
        TokenRecord(
            digest: digest, personID: service.id, expireTime: expireTime,
            createTime: expireTime.map { _ in createTime },
            scopes: scopes)
    }
}
