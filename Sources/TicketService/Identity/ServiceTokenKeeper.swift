internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// Makes, lists and revokes services' tokens, and exchanges them.
struct ServiceTokenKeeper {
    let store: any TicketStore
    let clock: @Sendable () -> Timestamp
    let call: PresentedToken

    private var actor: Actor { call.caller.actor }
    private var tenant: String { call.caller.tenant }

    func create(_ request: CreateServiceTokenRequest) async throws -> TicketMessages.ServiceToken {
        let now = clock()
        let scopes = try Self.scopes(request.scopes)
        try Self.check(service: request.service)
        guard request.description.utf8.count <= TicketCore.ServiceToken.descriptionBytesMax else {
            throw RPCError.invalidArgument(
                field: "description", reason: "TOO_LONG",
                "at most \(TicketCore.ServiceToken.descriptionBytesMax) bytes of UTF-8")
        }
        let expireTime = try request.expireTime?.core(field: "expire_time")
        guard expireTime.map({ $0 > now }) ?? true else {
            throw RPCError.invalidArgument(field: "expire_time", reason: "IN_THE_PAST", "later than now, or unset")
        }
        if !request.requestID.isEmpty { try RequestID.check(request.requestID, field: "request_id") }
        let certificate = try Self.certificate(request.certificate)
        let text = Token.random(.service)
        var new = TicketCore.ServiceToken(
            id: FileID.random(),
            service: PersonReference(id: FileID.random(), name: request.service, email: "", role: .service),
            scopes: scopes, description: request.description, creatorID: actor.person.id, createTime: now,
            expireTime: expireTime)
        new.certificate = certificate?.text
        let token = try await store.create(
            new, digest: certificate?.digest ?? text.digest,
            requestID: request.requestID.isEmpty ? nil : request.requestID,
            audit: entry(.serviceTokenCreated, details: Self.text(scopes)), tenant: tenant)
        var message = TicketMessages.ServiceToken(token)
        if certificate == nil { message.token = text.text }
        return message
    }

    func revoke(_ request: RevokeServiceTokenRequest) async throws {
        var entry = entry(.serviceTokenRevoked)
        entry.objectID = request.id
        guard try await store.revokeServiceToken(id: request.id, audit: entry, tenant: tenant) != nil else {
            throw RPCError.notFound("service token \"\(request.id)\"")
        }
    }

    func list(_ request: ListServiceTokensRequest) async throws -> ListServiceTokensResponse {
        let size = try PageSize.resolve(request.pageSize)
        let binding = ListServiceTokensRequest(service: request.service)
        let after = try PageToken(request.pageToken, filter: binding).map { String(decoding: $0.key, as: UTF8.self) }
        let found = try await store.serviceTokens(
            service: request.service.isEmpty ? nil : request.service, after: after, limit: size + 1, tenant: tenant)
        var response = ListServiceTokensResponse()
        response.serviceTokens = found.prefix(size).map(TicketMessages.ServiceToken.init)
        if found.count > size, let last = found.prefix(size).last {
            response.nextPageToken = try PageToken(key: Array(last.id.utf8), filter: binding).text
        }
        return response
    }

    /// A token with which the calling service acts for a person: no longer than a session's, and for nothing that the
    /// service may not do itself.
    func exchange(_ request: ExchangeTokenRequest) async throws -> ExchangeTokenResponse {
        let scopes = try Self.scopes(request.scopes)
        let missing = scopes.subtracting(actor.scopes)
        guard missing.isEmpty else {
            throw RPCError(
                .permissionDenied, reason: "SCOPE_NOT_HELD",
                message: "the service does not have what it asks for: \(Self.text(missing))")
        }
        let person = try await person(request).principal
        let now = clock()
        let text = Token.random(.exchanged)
        let token = TokenRecord(
            digest: text.digest, personID: person.person.id,
            expireTime: now.advanced(byMicroseconds: Session.accessMicroseconds), createTime: now, scopes: scopes,
            serviceID: actor.person.id, parentDigest: call.digest)
        var entry = entry(.tokenExchanged, details: Self.text(scopes))
        entry.serviceID = actor.person.id
        entry.subjectID = person.person.id
        try await store.exchange(token, audit: entry, tenant: tenant)
        return ExchangeTokenResponse(
            accessToken: text.text, expireTime: token.expireTime.map(GoogleProtobufTimestamp.init),
            person: Person(person.person, reader: actor), scopes: scopes.map(\.rawValue).sorted())
    }

    private func person(_ request: ExchangeTokenRequest) async throws -> Account {
        guard request.personID.isEmpty != request.email.isEmpty else {
            throw RPCError.invalidArgument(
                field: "person_id", reason: "AMBIGUOUS", "either the person's id or the mail address")
        }
        let account =
            request.email.isEmpty
            ? try await store.account(id: request.personID, tenant: tenant)
            : try await store.account(address: request.email, tenant: tenant)
        guard let account, account.principal.person.role != .service else {
            throw RPCError.notFound("person \"\(request.personID + request.email)\"")
        }
        return account
    }

    private func entry(_ kind: TicketCore.AuditEntry.Kind, details: String = "") -> TicketCore.AuditEntry {
        TicketCore.AuditEntry(
            time: clock(), kind: kind, actorID: actor.person.id, peer: call.peer.host, details: details)
    }

    private static func scopes(_ names: [String]) throws -> Set<Scope> {
        let scopes = try names.map { name in
            guard let scope = Scope(rawValue: name) else {
                throw RPCError.invalidArgument(
                    field: "scopes", reason: "UNKNOWN_SCOPE",
                    "\"\(name)\" is none; there are \(text(Set(Scope.allCases)))")
            }
            return scope
        }
        guard !scopes.isEmpty else {
            throw RPCError.invalidArgument(
                field: "scopes", reason: "REQUIRED", "at least one of \(text(Set(Scope.allCases)))")
        }
        return Set(scopes)
    }

    private static func text(_ scopes: Set<Scope>) -> String {
        scopes.map(\.rawValue).sorted().joined(separator: ", ")
    }

    private static func certificate(_ text: String) throws -> CertificateName? {
        guard !text.isEmpty else { return nil }
        guard let name = CertificateName(text) else {
            throw RPCError.invalidArgument(
                field: "certificate", reason: "INVALID_NAME",
                "an alternative name of a certificate, such as uri:spiffe://example.com/portal or "
                    + "dns:portal.example.com")
        }
        return name
    }

    private static func check(service name: String) throws {
        let isLegal =
            (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                let character = Character(UnicodeScalar(byte))
                return byte < 0x80 && (character.isLetter || character.isNumber || "-_.".contains(character))
            }
        guard isLegal else {
            throw RPCError.invalidArgument(
                field: "service", reason: "INVALID_NAME", "1 to 64 letters, digits, \"-\", \"_\" and \".\"")
        }
    }
}

extension TicketMessages.ServiceToken {
    fileprivate init(_ token: TicketCore.ServiceToken) {
        self.init(
            id: token.id, service: token.service.name, scopes: token.scopes?.map(\.rawValue).sorted() ?? [],
            description: token.description, creatorID: token.creatorID,
            createTime: GoogleProtobufTimestamp(token.createTime),
            expireTime: token.expireTime.map(GoogleProtobufTimestamp.init),
            lastUseTime: token.lastUseTime.map(GoogleProtobufTimestamp.init), certificate: token.certificate ?? "")
    }
}
