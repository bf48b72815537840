import TTRPC
import TicketCore
import TicketHash
import TicketKeys
import TicketMessages

extension MatrixVisit {
    private static let password = "correct horse battery"
    private static let newPassword = "quite another sentence"

    static let signInCalls: [String: Call] = [
        "IdentityService/WhoAmI": { visit in
            try await visit.identity.whoAmI(.init(), options: visit.options).person != nil
        },
        "IdentityService/SignIn": { visit in
            let person = try await visit.newcomerWithPassword()
            return try await visit.signIn(person, visit.options).person?.id == person.id
        },
        "IdentityService/RefreshSession": { visit in
            let person = try await visit.newcomerWithPassword()
            let tokens = try await visit.signIn(person, CallOptions())
            let request = RefreshSessionRequest(refreshToken: tokens.refreshToken)
            return try await visit.identity.refreshSession(request, options: visit.options).person?.id == person.id
        },
        "IdentityService/SignOut": { visit in
            _ = try await visit.identity.signOut(.init(everywhere: true), options: visit.options)
            return true
        },
        "IdentityService/RequestPasswordReset": { visit in
            let person = try await visit.scene.newcomer()
            _ = try await visit.identity.requestPasswordReset(.init(email: person.email), options: visit.options)
            return true
        },
        "IdentityService/ConfirmPasswordReset": { visit in
            let person = try await visit.scene.newcomer()
            let token = PasswordResetToken.derive(MatrixFixture.keys, visit.scene.id)
            let reset = PasswordReset(
                id: visit.scene.id, personID: "", digest: PasswordResetToken.digest(token),
                createTime: TestClock.start)
            try await visit.scene.store.requestReset(
                reset, address: person.email, audit: visit.scene.entry(.passwordResetRequested),
                tenant: MatrixFixture.tenant)
            let request = ConfirmPasswordResetRequest(token: token, newPassword: newPassword)
            _ = try await visit.identity.confirmPasswordReset(request, options: visit.options)
            return true
        },
        "IdentityService/ChangePassword": { visit in
            if visit.caller.person != nil { try await visit.scene.setPassword(password, of: visit.caller.actor) }
            let request = ChangePasswordRequest(currentPassword: password, newPassword: newPassword)
            _ = try await visit.identity.changePassword(request, options: visit.options)
            return true
        },
    ]

    static let tokenCalls: [String: Call] = [
        "IdentityService/CreateServiceToken": { visit in
            let request = CreateServiceTokenRequest(service: visit.scene.id, scopes: [Scope.readTickets.rawValue])
            return try await !visit.identity.createServiceToken(request, options: visit.options).token.isEmpty
        },
        "IdentityService/RevokeServiceToken": { visit in
            let request = RevokeServiceTokenRequest(id: try await visit.scene.serviceToken())
            _ = try await visit.identity.revokeServiceToken(request, options: visit.options)
            return true
        },
        "IdentityService/ListServiceTokens": { visit in
            let id = try await visit.scene.serviceToken()
            let answer = try await visit.identity.listServiceTokens(.init(pageSize: 200), options: visit.options)
            return answer.serviceTokens.contains { $0.id == id }
        },
        "IdentityService/ExchangeToken": exchange,
        "IdentityService/ExchangeToken, what it lacks": exchange,
        "IdentityService/ListAuditEntries": { visit in
            let person = try await visit.scene.newcomer()
            try await visit.scene.setPassword(
                password, of: Actor(tenant: MatrixFixture.tenant, person: person))
            let request = ListAuditEntriesRequest(personID: person.id)
            let entries = try await visit.identity.listAuditEntries(request, options: visit.options).auditEntries
            return entries.contains { $0.kind == TicketCore.AuditEntry.Kind.passwordChanged.rawValue }
        },
    ]

    /// Asks for a token to read tickets as a customer.
    private static let exchange: Call = { visit in
        let person = MatrixFixture.bystander.id
        let request = ExchangeTokenRequest(personID: person, scopes: [Scope.readTickets.rawValue])
        return try await visit.identity.exchangeToken(request, options: visit.options).person?.id == person
    }

    private func newcomerWithPassword() async throws -> PersonReference {
        let person = try await scene.newcomer()
        try await scene.setPassword(Self.password, of: Actor(tenant: MatrixFixture.tenant, person: person))
        return person
    }

    private func signIn(_ person: PersonReference, _ options: CallOptions) async throws -> SessionTokens {
        try await identity.signIn(.init(email: person.email, password: Self.password), options: options)
    }
}

extension MatrixScene {
    fileprivate func entry(_ kind: TicketCore.AuditEntry.Kind) -> TicketCore.AuditEntry {
        TicketCore.AuditEntry(time: TestClock.start, kind: kind, subjectID: "newcomer-\(id)")
    }

    /// A token of a service that calls nothing; its id.
    fileprivate func serviceToken() async throws -> String {
        let service = PersonReference(id: "service-\(id)", name: "service-\(id)", email: "", role: .service)
        let token = TicketCore.ServiceToken(
            id: "token-\(id)", service: service, scopes: [.readTickets], description: "", creatorID: "ines",
            createTime: TestClock.start, expireTime: nil)
        return try await store.create(
            token, digest: SHA256.digest(Array(token.id.utf8)), requestID: nil, audit: entry(.serviceTokenCreated),
            tenant: MatrixFixture.tenant
        ).id
    }
}
