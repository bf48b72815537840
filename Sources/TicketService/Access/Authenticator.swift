internal import TTRPC
internal import TicketCore

/// Finds out who calls, from the metadata `authorization: Bearer TOKEN` (RFC 6750).
struct Authenticator: Sendable {
    let store: any TicketStore
    let clock: @Sendable () -> Timestamp

    /// Who calls, read off the calling loop's own reader; does not block.
    func actor(of context: CallContext, from reader: any PointReader) throws -> Actor {
        let token = try token(in: context.metadata)
        guard let actor = try reader.actor(tokenDigest: token.digest, now: clock()) else { throw RPCError.unknownToken }
        return actor
    }

    /// Who calls.
    func actor(of context: CallContext) async throws -> Actor {
        let token = try token(in: context.metadata)
        guard let actor = try await store.actor(tokenDigest: token.digest, now: clock()) else {
            throw RPCError.unknownToken
        }
        return actor
    }

    private func token(in metadata: Metadata) throws -> Token {
        guard let value = metadata[first: "authorization"] else { throw RPCError.missingToken }
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw RPCError.notBearer }
        return Token(text: String(parts[1]))
    }
}

extension RPCError {
    static var missingToken: RPCError {
        unauthenticated("MISSING_TOKEN", "no token: send the metadata \"authorization: Bearer TOKEN\"")
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
