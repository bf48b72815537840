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
            .async { [admission] request, context in
                try await asyncAnswering {
                    try admission.admitStranger(at: context.peer)
                    return try await body(request, context.peer)
                }
            }
        }
    }

    /// A call about the token with which it is made.
    func withToken<Request, Response>(
        _ rule: Rule, _ body: @escaping @Sendable (Request, PresentedToken) async throws -> Response
    ) -> UnaryHandler<Request, Response> {
        .async { [self] request, context in
            try await asyncAnswering {
                let caller = try await self.caller(of: context, rule)
                let digest = try await authenticator.identity(of: context).digest
                return try await body(request, PresentedToken(caller: caller, digest: digest, peer: context.peer))
            }
        }
    }

    /// A stream of answers for as long as the caller may.
    func follow<Request, Response>(
        _ rule: Rule,
        _ body: @escaping @Sendable (Request, Visitor, ResponseWriter<Response>) async throws -> Void
    ) -> ServerStreamHandler<Request, Response> {
        .async { [self] request, context, writer in
            try await asyncAnswering {
                try await body(request, try await self.visitor(of: context, rule), writer)
            }
        }
    }
}
