internal import NIOCore
internal import TTRPC

/// Who the peer is, once for all its calls.
extension ServerConnectionHandler {
    /// Has a token checked that came with Hello. The machine wants nothing to be read before it is told.
    func authenticate(_ token: String) {
        guard let authenticator = environment.authenticator else {
            return authenticated(.failure(RPCError(code: .internal, message: "Nobody checks tokens; report it.")))
        }
        let hello = CallContext(hello: identity)
        switch authenticator.body {
        case .inline(let check):
            authenticated(Result { try check(token, hello) })
        case .async(let check):
            Task { [outbox] in
                let result: Result<any Sendable, any Error>
                do {
                    result = .success(try await check(token, hello))
                } catch {
                    result = .failure(error)
                }
                outbox.perform { handler in
                    handler.authenticated(result)
                    handler.settle()
                }
            }
        }
    }

    private func authenticated(_ result: Result<any Sendable, any Error>) {
        guard phase == .open else { return }
        var refusal: RPCError?
        switch result {
        case .success(let principal):
            identity.principal = principal
            environment.ledger.authenticated(log.connection)
        case .failure(let error):
            let error = RPCError(handlerError: error)
            log.handlerFailed(error, HelloMethod.descriptor)
            environment.metrics.authenticationFailed()
            refusal = error
        }
        perform(machine.authenticated(refusal, now: loop.now))
    }
}
