internal import TicketClient
internal import TicketCore

/// The session of the current context, which goes on by itself: an access token that has expired is replaced before a
/// command needs it.
struct SignedInSession: Sendable {
    /// A token that ends sooner than this is replaced, in seconds.
    private static let marginSeconds: Int64 = 60

    let file: ContextFile
    /// Makes a client for a server, without a token.
    let connect: @Sendable (_ server: String) throws -> TicketClient

    /// A token that is good for some time; nil if nobody has signed in at the server.
    func token(server: String?) async throws -> String? {
        guard let context = try context(server: server) else { return nil }
        let now = SystemTime.now.microsecondsSinceEpoch / 1_000_000
        if context.accessExpireSeconds > now + Self.marginSeconds { return context.accessToken }
        return try await renewed(context)
    }

    /// The current context, unless it is another server's: tokens go to the server that gave them.
    func context(server: String?) throws -> Context? {
        guard let context = try file.read().current, !context.refreshToken.isEmpty else { return nil }
        return server == nil || server == context.server ? context : nil
    }

    private func renewed(_ context: Context) async throws -> String {
        let client = try connect(context.server)
        let tokens: SessionTokens
        do {
            tokens = try await client.identity.refreshSession(
                RefreshSessionRequest(refreshToken: context.refreshToken))
        } catch {
            await client.close()
            throw error
        }
        await client.close()
        try file.change { contexts in
            guard var kept = contexts[context.name] else { return }
            kept.take(tokens)
            contexts.keep(kept)
        }
        return tokens.accessToken
    }
}

extension Context {
    /// Keeps the tokens that a server gave.
    mutating func take(_ tokens: SessionTokens) {
        accessToken = tokens.accessToken
        accessExpireSeconds = tokens.accessExpireTime?.seconds ?? 0
        refreshToken = tokens.refreshToken
    }
}
