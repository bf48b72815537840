internal import TicketClient

extension ConnectionSettings {
    /// Takes the token of the current context where none is given.
    ///
    /// - Throws: ``ContextFailure``, and `RPCError` of the call that renews a session.
    package mutating func signIn(_ connect: @escaping Program.Connector) async throws {
        guard configuration.token == nil, let session = session(connect) else { return }
        context = try session.context(server: givenServer)
        if let token = try await session.token(server: givenServer) { context?.accessToken = token }
    }

    /// The session of the current context; nil where the environment names no place for contexts.
    func session(_ connect: @escaping Program.Connector) -> SignedInSession? {
        guard let file = ContextFile(console: console) else { return nil }
        var anonymous = configuration
        anonymous.token = nil
        return SignedInSession(file: file) { [anonymous] server in
            try connect(try ServerAddress.list(parsing: server), anonymous)
        }
    }
}
