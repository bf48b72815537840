internal import ProtobufC
internal import TTRPC
internal import TicketCore

extension Endpoints {
    /// A call that needs no token, such as the one that gets it. A token that comes with it is not looked at: it may be
    /// the one that has expired.
    func open<Request, Response>(
        _ rule: OpenRule, _ body: @escaping @Sendable (Request, PeerAddress) async throws -> Response
    ) -> UnaryHandler<Request, Response> {
        switch rule {
        case .anybody:
            .async { request, context in try await asyncAnswering { try await body(request, context.peer) } }
        }
    }

    /// A call about the token with which it is made.
    func withToken<Request, Response>(
        _ rule: Rule, _ body: @escaping @Sendable (Request, PresentedToken) async throws -> Response
    ) -> UnaryHandler<Request, Response> {
        .async { [authenticator] request, context in
            try await asyncAnswering {
                let caller = Caller(actor: try await authenticator.actor(of: context), context: context)
                try rule.check(caller.actor)
                let digest = try authenticator.tokenDigest(of: context)
                return try await body(request, PresentedToken(caller: caller, digest: digest, peer: context.peer))
            }
        }
    }

    /// A stream of answers for as long as the caller may.
    func follow<Request, Response>(
        _ rule: Rule,
        _ body: @escaping @Sendable (Request, Visitor, ResponseWriter<Response>) async throws -> Void
    ) -> ServerStreamHandler<Request, Response> {
        .async { [authenticator] request, context, writer in
            try await asyncAnswering {
                let caller = Caller(actor: try await authenticator.actor(of: context), context: context)
                try rule.check(caller.actor)
                let visitor = Visitor(caller: caller, rule: rule) { try await authenticator.actor(of: context) }
                try await body(request, visitor, writer)
            }
        }
    }
}
