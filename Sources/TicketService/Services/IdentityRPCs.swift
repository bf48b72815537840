internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// `ticket.v1.IdentityService`: who callers are to this service, and how they prove it.
struct IdentityRPCs: IdentityServiceProtocol {
    let endpoints: Endpoints
    let keeper: IdentityKeeper

    var whoAmI: UnaryHandler<WhoAmIRequest, WhoAmIResponse> {
        endpoints.pointRead(.authenticated) { _, caller, _ in
            WhoAmIResponse(caller.actor)
        } offLoop: { _, caller in
            WhoAmIResponse(caller.actor)
        }
    }

    var signIn: UnaryHandler<SignInRequest, SessionTokens> {
        endpoints.open(.anybody) { [keeper] request, peer in try await keeper.signIn(request, from: peer) }
    }

    var refreshSession: UnaryHandler<RefreshSessionRequest, SessionTokens> {
        endpoints.open(.anybody) { [keeper] request, peer in try await keeper.refresh(request, from: peer) }
    }

    var signOut: UnaryHandler<SignOutRequest, GoogleProtobufEmpty> {
        endpoints.withToken(.ownAccount) { [keeper] request, call in
            try await keeper.signOut(request, call)
            return GoogleProtobufEmpty()
        }
    }

    var requestPasswordReset: UnaryHandler<RequestPasswordResetRequest, GoogleProtobufEmpty> {
        endpoints.open(.anybody) { [keeper] request, peer in
            try await keeper.requestReset(request, from: peer)
            return GoogleProtobufEmpty()
        }
    }

    var confirmPasswordReset: UnaryHandler<ConfirmPasswordResetRequest, GoogleProtobufEmpty> {
        endpoints.open(.anybody) { [keeper] request, peer in
            try await keeper.confirmReset(request, from: peer)
            return GoogleProtobufEmpty()
        }
    }

    var changePassword: UnaryHandler<ChangePasswordRequest, GoogleProtobufEmpty> {
        endpoints.withToken(.ownAccount) { [keeper] request, call in
            try await keeper.changePassword(request, call)
            return GoogleProtobufEmpty()
        }
    }

    var createServiceToken: UnaryHandler<CreateServiceTokenRequest, TicketMessages.ServiceToken> {
        endpoints.withToken(.may(.manageTokens)) { [endpoints] request, call in
            try await ServiceTokenKeeper(endpoints, call).create(request)
        }
    }

    var revokeServiceToken: UnaryHandler<RevokeServiceTokenRequest, GoogleProtobufEmpty> {
        endpoints.withToken(.may(.manageTokens)) { [endpoints] request, call in
            try await ServiceTokenKeeper(endpoints, call).revoke(request)
            return GoogleProtobufEmpty()
        }
    }

    var listServiceTokens: UnaryHandler<ListServiceTokensRequest, ListServiceTokensResponse> {
        endpoints.withToken(.may(.manageTokens)) { [endpoints] request, call in
            try await ServiceTokenKeeper(endpoints, call).list(request)
        }
    }

    var exchangeToken: UnaryHandler<ExchangeTokenRequest, ExchangeTokenResponse> {
        endpoints.withToken(.may(.actAsPerson)) { [endpoints] request, call in
            try await ServiceTokenKeeper(endpoints, call).exchange(request)
        }
    }

    var listAuditEntries: UnaryHandler<ListAuditEntriesRequest, ListAuditEntriesResponse> {
        endpoints.withToken(.may(.readAuditLog)) { [endpoints] request, call in
            try await AuditLister(store: endpoints.store, clock: endpoints.clock, call: call).page(request)
        }
    }
}

extension ServiceTokenKeeper {
    fileprivate init(_ endpoints: Endpoints, _ call: PresentedToken) {
        self.init(store: endpoints.store, clock: endpoints.clock, call: call)
    }
}

extension WhoAmIResponse {
    fileprivate init(_ actor: Actor) {
        let scopes = actor.delegation?.scopes ?? actor.scopes
        self.init(
            person: Person(actor.person, reader: actor), tenant: actor.tenant, locale: actor.locale?.text ?? "",
            scopes: scopes.map(\.rawValue).sorted(),
            service: actor.delegation.map { Person($0.service, reader: actor) })
    }
}
