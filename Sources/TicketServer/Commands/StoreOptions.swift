internal import ArgumentParser
internal import Foundation
internal import Logging
internal import TicketCore
internal import TicketKeys
internal import TicketService
internal import TicketStoreSQLite

/// The database that a command without a server works on.
struct StoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of the database.", valueName: "dir"))
    var data = ServerSettings().dataDirectory

    /// Opens the store, which fails with a clear error while a server has it, and closes it afterwards.
    func withStore(_ body: (any TicketStore, String) async throws -> Void) async throws {
        let directory = try DataDirectory(path: data)
        let hadData = StoreOpener.hasData(directory: directory.path)
        let store = try StoreOpener.open(directory: directory.path, logger: Logger(label: "ticketd"))
        do {
            // A new folder gets its keys now, so that the server does not take them for lost.
            if !hadData { _ = try ServerKeysFile(directory: directory.path).open() }
            try await body(store, Tenant.standard)
        } catch {
            await store.close()
            throw error
        }
        await store.close()
    }
}

extension TicketStore {
    /// Keeps somebody, and writes down what they may do by now.
    func keep(_ principal: Principal, before: Principal?, tenant: String) async throws {
        try await save(principal, tenant: tenant)
        let details = [before, principal].compactMap(\.self).map(\.rights).joined(separator: " -> ")
        let entry = AuditEntry(
            time: SystemClock.now(), kind: .permissionsChanged, actorID: AuditEntry.operatorID,
            subjectID: principal.person.id, details: details)
        try await record(entry, tenant: tenant)
    }

    /// Makes a token for a person and prints it; nobody can read it afterwards.
    func addToken(of personID: String, tenant: String) async throws {
        let token = Token.random(.person)
        try await save(TokenRecord(digest: token.digest, personID: personID), tenant: tenant)
        print(token.text)
    }

    /// Makes a token for a service, which allows what the service may, and prints it; nobody can read it afterwards.
    func addToken(of service: PersonReference, tenant: String) async throws {
        let text = Token.random(.service)
        let now = SystemClock.now()
        let token = ServiceToken(
            id: Identifier.random(), service: service, scopes: nil, description: "", creatorID: AuditEntry.operatorID,
            createTime: now, expireTime: nil)
        _ = try await create(
            token, digest: text.digest, requestID: nil,
            audit: AuditEntry(time: now, kind: .serviceTokenCreated, actorID: AuditEntry.operatorID), tenant: tenant)
        print(text.text)
    }
}

extension Principal {
    /// What it may do, for the audit log.
    fileprivate var rights: String {
        person.role == .service
            ? scopes.map(\.rawValue).sorted().joined(separator: ", ") : "role \(person.role.rawValue)"
    }
}
