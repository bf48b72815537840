/// Something that was done about people and permissions, as the audit log keeps it.
///
/// It holds ids and no addresses: neither tokens nor passwords, and of what was typed at a bad sign-in only who was
/// meant, if that is somebody.
public struct AuditEntry: Sendable, Hashable {
    /// What was done.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Somebody signed in.
        case signedIn = "signed_in"
        /// Somebody could not sign in. The subject is who was meant, if that is known.
        case signInFailed = "sign_in_failed"
        /// Somebody ended a session, or all of theirs.
        case signedOut = "signed_out"
        /// A refresh token came again after its successor was used, and the session was ended.
        case refreshTokenReused = "refresh_token_reused"
        /// Somebody asked for a mail with which to set a password. The subject is who was meant, if that is known.
        case passwordResetRequested = "password_reset_requested"
        /// A password was set with a token from a mail; the mail address is verified by it.
        case passwordReset = "password_reset"
        /// A password was set by whoever knew the old one, or by the operator.
        case passwordChanged = "password_changed"
        /// A service token was made.
        case serviceTokenCreated = "service_token_created"
        /// A service token was revoked.
        case serviceTokenRevoked = "service_token_revoked"
        /// A service got a token to act for a person.
        case tokenExchanged = "token_exchanged"
        /// A person or service was added, or what they may do was changed.
        case permissionsChanged = "permissions_changed"
        /// Somebody read the audit log.
        case auditLogRead = "audit_log_read"
        /// Somebody had the data of a person put together.
        case dataExported = "data_exported"
        /// Somebody had the data of a person erased. There is no subject.
        case dataErased = "data_erased"
        /// A service's token was used; written down once an hour at most.
        case tokenUsed = "token_used"
        /// Somebody had all of a desk put together to carry it away.
        case deskExported = "desk_exported"
        /// Somebody brought in a desk with its tickets.
        case deskImported = "desk_imported"
        /// Somebody looked at a mail in quarantine.
        case heldMailRead = "held_mail_read"
    }

    /// A service calls with a token of this id.
    public static func tokenUsed(_ tokenID: String, by serviceID: String, now: Timestamp) -> AuditEntry {
        AuditEntry(time: now, kind: .tokenUsed, actorID: serviceID, objectID: tokenID)
    }

    /// How long entries are kept at least, in microseconds: 400 days, so that a year can be looked back on.
    public static let keptMicroseconds: Int64 = 400 * 24 * 60 * 60 * 1_000_000
    /// How long details may be, in bytes of UTF-8; longer ones are cut.
    public static let detailsBytesMax = 512
    /// Who does what is done at the server's command line.
    public static let operatorID = "operator"

    /// When.
    public var time: Timestamp
    /// What.
    public var kind: Kind
    /// The id of who did it; nil if that is not known.
    public var actorID: String?
    /// The id of the service by which they did it; nil for none.
    public var serviceID: String?
    /// The id of whom it was done to; nil for nobody in particular.
    public var subjectID: String?
    /// The id of what it was done to, such as a session or a service token; nil for nothing.
    public var objectID: String?
    /// The network address it came from, without a port; nil for the server's own command line.
    public var peer: String?
    /// More, in a few words that ticketd itself chose, such as scopes; empty for nothing.
    public var details: String

    /// An entry of the log.
    public init(
        time: Timestamp, kind: Kind, actorID: String? = nil, serviceID: String? = nil, subjectID: String? = nil,
        objectID: String? = nil, peer: String? = nil, details: String = ""
    ) {
        self.time = time
        self.kind = kind
        self.actorID = actorID
        self.serviceID = serviceID
        self.subjectID = subjectID
        self.objectID = objectID
        self.peer = peer
        self.details =
            details.utf8.count <= Self.detailsBytesMax
            ? details : String(decoding: details.utf8.prefix(Self.detailsBytesMax), as: UTF8.self)
    }

    /// That a session is ended because one of its refresh tokens came again.
    public static func refreshTokenReused(_ session: Session, now: Timestamp, peer: String?) -> AuditEntry {
        AuditEntry(
            time: now, kind: .refreshTokenReused, subjectID: session.personID, objectID: session.id, peer: peer)
    }
}
