internal import TicketCore

extension Administration {
    /// Keeps a service token.
    func create(
        _ token: ServiceToken, digest: [UInt8], requestID: String?, audit: AuditEntry, tenant name: String
    ) throws -> ServiceToken {
        let tenant = try ensureTenant(name)
        if let requestID, let known = try tokenID(ofRequest: requestID, of: token.creatorID, tenant: tenant) {
            throw IdentityRefusal.tokenWasShown(id: known)
        }
        var token = token
        token.service = try service(token.service, tenant: tenant, tenantName: name)
        let count = try connection.number(
            "SELECT count(*) FROM service_tokens WHERE tenant = ? AND service = ?",
            [.integer(tenant.rawValue), .text(token.service.id)])
        guard count ?? 0 < ServiceToken.perServiceMax else { throw IdentityRefusal.tooManyTokens }
        if token.certificate != nil,
            try connection.number("SELECT count(*) FROM service_tokens WHERE digest = ?", [.blob(digest)]) ?? 0 > 0
        {
            throw IdentityRefusal.certificateTaken
        }
        try connection.run(
            """
            INSERT INTO service_tokens (tenant, id, digest, service, scopes, description, creator, create_time,
                expire_time, request_id, certificate) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .integer(tenant.rawValue), .text(token.id), .blob(digest), .text(token.service.id),
                .optional(token.scopes.map(PrincipalColumns.column(scopes:))), .text(token.description),
                .text(token.creatorID), .time(token.createTime), .time(token.expireTime), .optional(requestID),
                .optional(token.certificate),
            ])
        try insert(token.record(digest: digest), tenant: tenant)
        var audit = audit
        audit.subjectID = token.service.id
        audit.objectID = token.id
        try record(audit, tenant: tenant)
        return token
    }

    /// Takes a service token away.
    func revokeServiceToken(id: String, audit: AuditEntry, tenant name: String) throws -> ServiceToken? {
        let tenant = try ensureTenant(name)
        guard let (token, digest) = try connection.serviceToken(id: id, tenant: tenant) else { return nil }
        try connection.run(
            "DELETE FROM service_tokens WHERE tenant = ? AND id = ?", [.integer(tenant.rawValue), .text(id)])
        try connection.run("DELETE FROM tokens WHERE digest = ?", [.blob(digest)])
        try connection.run("DELETE FROM tokens WHERE parent = ?", [.blob(digest)])
        hasChangedPeople = true
        var audit = audit
        audit.subjectID = token.service.id
        try record(audit, tenant: tenant)
        return token
    }

    /// Notes that a service token is used.
    func noteUse(ofTokenDigest digest: [UInt8], now: Timestamp) throws {
        try connection.run(
            """
            UPDATE service_tokens SET last_use_time = ?
            WHERE digest = ? AND (last_use_time IS NULL OR last_use_time <= ?)
            """,
            [
                .time(now), .blob(digest),
                .time(now.advanced(byMicroseconds: -ServiceToken.useNotedMicroseconds)),
            ])
    }

    /// Keeps a token with which a service acts for a person.
    func exchange(_ token: TokenRecord, audit: AuditEntry, tenant name: String) throws {
        let tenant = try ensureTenant(name)
        try insert(token, tenant: tenant)
        try record(audit, tenant: tenant)
    }

    private func tokenID(ofRequest requestID: String, of creatorID: String, tenant: TenantID) throws -> String? {
        try connection.first(
            "SELECT id FROM service_tokens WHERE tenant = ? AND creator = ? AND request_id = ?",
            [.integer(tenant.rawValue), .text(creatorID), .text(requestID)]
        ) { $0.text(0) }
    }

    /// The service of a name, made if there is none.
    private func service(_ new: PersonReference, tenant: TenantID, tenantName: String) throws -> PersonReference {
        let known = try connection.first(
            """
            SELECT \(PrincipalColumns.list) FROM principals INDEXED BY principals_by_sign_in_name
            WHERE tenant = ? AND sign_in_name = ? AND role = \(Role.service.column)
            """, [.integer(tenant.rawValue), .text(new.name)]
        ) { try PrincipalColumns.principal($0).person }
        if let known { return known }
        try save(Principal(person: new), tenant: tenantName)
        return new
    }
}
