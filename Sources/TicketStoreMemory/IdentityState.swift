internal import TicketCore

/// What the store in memory holds of how a tenant's people prove who they are.
struct IdentityState {
    /// A refresh token of a session.
    struct RefreshToken {
        var digest: [UInt8]
        var sessionID: String
        var generation: Int64
        var createTime: Timestamp
        var expireTime: Timestamp
    }

    /// A service token, and what only the store knows of it.
    struct KeptServiceToken {
        var token: ServiceToken
        var digest: [UInt8]
        var requestID: String?
    }

    /// By person.
    var credentials: [String: Credential] = [:]
    /// In the order in which they began.
    var sessions: [Session] = []
    /// In the order in which they were given.
    var refreshTokens: [RefreshToken] = []
    /// In the order in which they were asked for.
    var resets: [PasswordReset] = []
    var serviceTokens: [KeptServiceToken] = []
    /// With their positions, oldest first.
    var audit: [StoredAuditEntry] = []

    mutating func record(_ entry: AuditEntry) {
        audit.append(StoredAuditEntry(position: (audit.last?.position ?? 0) + 1, entry: entry))
    }
}
