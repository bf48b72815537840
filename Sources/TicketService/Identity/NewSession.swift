internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// New tokens for a session. They leave in the reply and are nowhere else.
struct NewSession {
    private let access = Token.random(.access)
    private let refresh = Token.random(.refresh)
    private let now: Timestamp

    init(now: Timestamp) {
        self.now = now
    }

    /// What is kept of them.
    var grant: SessionGrant {
        SessionGrant(accessDigest: access.digest, refreshDigest: refresh.digest, now: now)
    }

    /// What the person is given.
    func message(for principal: Principal, tenant: String) -> SessionTokens {
        let actor = Actor(tenant: tenant, person: principal.person, locale: principal.locale)
        return SessionTokens(
            accessToken: access.text, accessExpireTime: GoogleProtobufTimestamp(grant.accessExpireTime),
            refreshToken: refresh.text, refreshExpireTime: GoogleProtobufTimestamp(grant.refreshExpireTime),
            person: Person(principal.person, reader: actor))
    }
}
