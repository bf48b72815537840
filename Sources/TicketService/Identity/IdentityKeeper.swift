internal import TTRPC
internal import TicketCore
internal import TicketKeys
internal import TicketMessages

/// Signs people in and out, and sets their passwords.
struct IdentityKeeper: Sendable {
    let store: any TicketStore
    let settings: IdentitySettings
    let clock: @Sendable () -> Timestamp
    let watch = SignInGuard()

    var tenant: String { settings.tenant }

    // MARK: Sessions

    /// Whatever is wrong, the same work is done: one password is hashed and one entry written.
    func signIn(_ request: SignInRequest, from peer: PeerAddress) async throws -> SessionTokens {
        try PasswordPolicy.checkLength(request.password, field: "password")
        let now = clock()
        try watch.signIn(request.email, from: peer, now: now)
        let account = try await store.account(address: request.email, tenant: tenant)
        let isRight: Bool
        do {
            isRight = try await settings.passwords.verify(request.password, against: account?.usableHash)
        } catch {
            watch.forgive(request.email, from: peer, succeeded: false, now: now)
            throw error
        }
        guard isRight, let account, let hash = account.usableHash else {
            try await store.record(entry(.signInFailed, subject: account?.personID, peer), tenant: tenant)
            throw RPCError.wrongCredentials
        }
        let tokens = NewSession(now: clock())
        let isOpen = try await store.openSession(
            id: FileID.random(), of: account.personID, passwordHash: hash, tokens.grant,
            audit: entry(.signedIn, actor: account.personID, subject: account.personID, peer), tenant: tenant)
        guard isOpen else { throw RPCError.wrongCredentials }
        watch.forgive(request.email, from: peer, succeeded: true, now: now)
        await renew(hash, of: account.personID, request.password)
        return tokens.message(for: account.principal, tenant: tenant)
    }

    func refresh(_ request: RefreshSessionRequest, from peer: PeerAddress) async throws -> SessionTokens {
        try watch.check(peer, now: clock())
        let tokens = NewSession(now: clock())
        let outcome = try await store.refreshSession(
            refreshDigest: Token(text: request.refreshToken).digest, tokens.grant, peer: peer.host, tenant: tenant)
        switch outcome {
        case .refreshed(let person): return tokens.message(for: person, tenant: tenant)
        case .unknown, .stolen:
            watch.failed(peer, now: clock())
            throw RPCError.sessionEnded
        }
    }

    func signOut(_ request: SignOutRequest, _ call: PresentedToken) async throws {
        let person = call.caller.actor.person.id
        let entry = entry(.signedOut, actor: person, subject: person, call.peer)
        if request.everywhere {
            _ = try await store.endSessions(of: person, audit: entry, tenant: call.caller.tenant)
        } else {
            let isEnded = try await store.endSession(
                accessDigest: call.digest, audit: entry, tenant: call.caller.tenant)
            guard isEnded else { throw RPCError.noSession }
        }
    }

    // MARK: Passwords

    /// Does the same for any address, but that somebody's has a mail sent.
    func requestReset(_ request: RequestPasswordResetRequest, from peer: PeerAddress) async throws {
        guard EmailAddress(request.email) != nil else {
            throw RPCError.invalidArgument(
                field: "email", reason: "INVALID_EMAIL", "a mail address, such as ana@example.com")
        }
        let now = clock()
        try watch.requestReset(request.email, from: peer, now: now)
        let id = FileID.random()
        let digest = PasswordResetToken.digest(PasswordResetToken.derive(settings.keys, id))
        try await store.requestReset(
            PasswordReset(id: id, personID: "", digest: digest, createTime: now), address: request.email,
            audit: entry(.passwordResetRequested, peer), tenant: tenant)
    }

    func confirmReset(_ request: ConfirmPasswordResetRequest, from peer: PeerAddress) async throws {
        try PasswordPolicy.check(request.newPassword)
        try watch.check(peer, now: clock())
        let digest = PasswordResetToken.digest(request.token)
        // Looked at first, so that nobody can have passwords hashed with tokens that are none.
        guard let reset = try await store.passwordReset(digest: digest, tenant: tenant), reset.isUsable(at: clock()),
            let account = try await store.account(id: reset.personID, tenant: tenant)
        else {
            watch.failed(peer, now: clock())
            throw RPCError.spentReset
        }
        let email = account.principal.person.email
        try PasswordPolicy.check(request.newPassword, email: email)
        let hash = try await settings.passwords.hash(request.newPassword)
        let person = try await store.confirmReset(
            digest: digest, passwordHash: hash, audit: entry(.passwordReset, peer), tenant: tenant)
        guard person != nil else { throw RPCError.spentReset }
        watch.forgive(email, from: peer, succeeded: true, now: clock())
    }

    func changePassword(_ request: ChangePasswordRequest, _ call: PresentedToken) async throws {
        let person = call.caller.actor.person
        try PasswordPolicy.checkLength(request.currentPassword, field: "current_password")
        try PasswordPolicy.check(request.newPassword, email: person.email)
        let now = clock()
        try watch.signIn(person.email, from: call.peer, now: now)
        let hash = try await store.account(id: person.id, tenant: call.caller.tenant)?.usableHash
        let isRight = try await settings.passwords.verify(request.currentPassword, against: hash)
        guard isRight, let hash else {
            try await store.record(
                entry(.signInFailed, actor: person.id, subject: person.id, call.peer), tenant: call.caller.tenant)
            throw RPCError.invalidArgument(
                field: "current_password", reason: "WRONG_PASSWORD",
                "it is not the password; without one, ask for a "
                    + "mail with RequestPasswordReset")
        }
        let isChanged = try await store.replacePassword(
            of: person.id, hash: hash, by: try await settings.passwords.hash(request.newPassword),
            keepingSessionOf: call.digest,
            audit: entry(.passwordChanged, actor: person.id, subject: person.id, call.peer),
            tenant: call.caller.tenant)
        guard isChanged else {
            throw RPCError(
                .aborted, reason: "PASSWORD_CHANGED", message: "the password was changed by somebody else just now")
        }
        watch.forgive(person.email, from: call.peer, succeeded: true, now: now)
    }

    /// Hashes a password anew whose hash is weaker than those that are made by now. If that fails the old one stays.
    private func renew(_ hash: String, of personID: String, _ password: String) async {
        guard settings.passwords.isOutgrown(hash), let stronger = try? await settings.passwords.hash(password) else {
            return
        }
        _ = try? await store.replacePassword(
            of: personID, hash: hash, by: stronger, keepingSessionOf: nil, audit: nil, tenant: tenant)
    }

    private func entry(
        _ kind: TicketCore.AuditEntry.Kind, actor: String? = nil, subject: String? = nil, _ peer: PeerAddress
    ) -> TicketCore.AuditEntry {
        TicketCore.AuditEntry(time: clock(), kind: kind, actorID: actor, subjectID: subject, peer: peer.host)
    }
}

extension Account {
    /// The hash with which the person may sign in: not before the mail address is verified.
    fileprivate var usableHash: String? { credential.verifyTime == nil ? nil : credential.passwordHash }
}
