internal import TTRPC
internal import TicketCore

/// Finds out who calls, from the metadata `authorization: Bearer TOKEN` (RFC 6750), from the token that the caller's
/// connection was opened with, or from its certificate on mutual TLS.
struct Authenticator: Sendable {
    let store: any TicketStore
    let clock: @Sendable () -> Timestamp
    let uses: ServiceTokenUses

    init(store: any TicketStore, clock: @escaping @Sendable () -> Timestamp) {
        self.store = store
        self.clock = clock
        uses = ServiceTokenUses(store: store)
    }

    /// Who calls, read off the calling loop's own reader; does not block.
    func actor(of context: CallContext, from reader: any PointReader) throws -> Actor {
        if let digest = try tokenDigest(of: context) { return try actor(tokenDigest: digest, from: reader) }
        for name in names(of: context) {
            if let actor = try known(name.digest, from: reader) { return actor }
        }
        throw RPCError.missingToken
    }

    /// Who calls.
    func actor(of context: CallContext) async throws -> Actor {
        try await identity(of: context).actor
    }

    /// Who calls, and the digest of the token or the certificate's name that says so.
    func identity(of context: CallContext) async throws -> (actor: Actor, digest: [UInt8]) {
        if let digest = try tokenDigest(of: context) { return (try await actor(tokenDigest: digest), digest) }
        for name in names(of: context) {
            if let actor = try await known(name.digest) { return (actor, name.digest) }
        }
        throw RPCError.missingToken
    }

    /// What a connection has that was opened with this token, read off the loop's own reader; does not block.
    func credential(_ token: Token, from reader: any PointReader) throws -> ConnectionCredential {
        let digest = token.digest
        _ = try actor(tokenDigest: digest, from: reader)
        return ConnectionCredential(tokenDigest: digest)
    }

    /// What a connection has that was opened with this token.
    func credential(_ token: Token) async throws -> ConnectionCredential {
        let digest = token.digest
        _ = try await actor(tokenDigest: digest)
        return ConnectionCredential(tokenDigest: digest)
    }

    private func actor(tokenDigest: [UInt8], from reader: any PointReader) throws -> Actor {
        guard let actor = try known(tokenDigest, from: reader) else { throw RPCError.unknownToken }
        return actor
    }

    private func known(_ digest: [UInt8], from reader: any PointReader) throws -> Actor? {
        let now = clock()
        let actor = try reader.actor(tokenDigest: digest, now: now)
        if actor?.person.role == .service { uses.note(digest, now: now) }
        return actor
    }

    private func actor(tokenDigest: [UInt8]) async throws -> Actor {
        guard let actor = try await known(tokenDigest) else { throw RPCError.unknownToken }
        return actor
    }

    private func known(_ digest: [UInt8]) async throws -> Actor? {
        let now = clock()
        let actor = try await store.actor(tokenDigest: digest, now: now)
        if actor?.person.role == .service { uses.note(digest, now: now) }
        return actor
    }

    /// A call's own token counts before its connection's, and both before a certificate.
    private func tokenDigest(of context: CallContext) throws -> [UInt8]? {
        if let digest = try context.callerMetadata.tokenDigest() { return digest }
        return (context.principal as? ConnectionCredential)?.tokenDigest
    }

    private func names(of context: CallContext) -> [CertificateName] {
        context.peerCertificate.map(CertificateName.all) ?? []
    }
}

extension RPCError {
    static var missingToken: RPCError {
        unauthenticated(
            "MISSING_TOKEN",
            "no token: send the metadata \"authorization: Bearer TOKEN\", or open the connection with one")
    }

    static var notBearer: RPCError {
        unauthenticated("NOT_BEARER", "the metadata authorization is not of the form \"Bearer TOKEN\"")
    }

    static var unknownToken: RPCError {
        unauthenticated("UNKNOWN_TOKEN", "the token is unknown, revoked or expired; ask for a new one")
    }

    private static func unauthenticated(_ reason: String, _ message: String) -> RPCError {
        RPCError(.unauthenticated, reason: reason, message: message)
    }
}
