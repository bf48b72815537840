/// A bearer token as it is kept: the token itself is not.
public struct TokenRecord: Sendable, Hashable {
    /// How far clocks may be apart, or a clock be set back, without a token counting as one of the future, in
    /// microseconds: a minute.
    private static let skewMicroseconds: Int64 = 60 * 1_000_000

    /// SHA-256 of the token.
    public var digest: [UInt8]
    /// The id of the person or service that it belongs to.
    public var personID: String
    /// From when on it is no longer taken; nil for never.
    public var expireTime: Timestamp?
    /// When it was made; nil if that does not matter.
    public var createTime: Timestamp?
    /// The session that it is of; nil for none.
    public var sessionID: String?
    /// What it allows of what its owner may; nil for all.
    public var scopes: Set<Scope>?
    /// The id of the service that acts by it for its owner; nil for none.
    public var serviceID: String?
    /// The digest of the service's token for which it was exchanged; it ends with that.
    public var parentDigest: [UInt8]?

    /// A token's record.
    public init(
        digest: [UInt8], personID: String, expireTime: Timestamp? = nil, createTime: Timestamp? = nil,
        sessionID: String? = nil, scopes: Set<Scope>? = nil, serviceID: String? = nil, parentDigest: [UInt8]? = nil
    ) {
        self.digest = digest
        self.personID = personID
        self.expireTime = expireTime
        self.createTime = createTime
        self.sessionID = sessionID
        self.scopes = scopes
        self.serviceID = serviceID
        self.parentDigest = parentDigest
    }

    /// Whether it is taken at a moment.
    public func isValid(at now: Timestamp) -> Bool {
        Self.isValid(createTime: createTime, expireTime: expireTime, at: now)
    }

    /// Whether what was made and expires then is taken at a moment.
    ///
    /// It is not before it was made either: otherwise a clock that is set back by a day would let it live a day longer.
    public static func isValid(createTime: Timestamp?, expireTime: Timestamp?, at now: Timestamp) -> Bool {
        if let expireTime, now >= expireTime { return false }
        return createTime.map { $0 <= now.advanced(byMicroseconds: skewMicroseconds) } ?? true
    }

    /// Who calls with it; nil if the service that acts by it is gone.
    ///
    /// - Parameters:
    ///   - owner: Who it belongs to.
    ///   - service: The service of ``serviceID``, if it is there.
    public func actor(tenant: String, owner: Principal, service: PersonReference?) -> Actor? {
        if serviceID != nil {
            guard let service else { return nil }
            return Actor(
                tenant: tenant, person: owner.person, locale: owner.locale,
                delegation: Delegation(service: service, scopes: scopes ?? []))
        }
        return Actor(tenant: tenant, person: owner.person, locale: owner.locale, scopes: scopes ?? owner.scopes)
    }
}
