internal import ArgumentParser
internal import Foundation
internal import Logging
internal import TicketCore
internal import TicketService
internal import TicketStoreSQLite

/// The database that a command without a server works on.
struct StoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of the database.", valueName: "dir"))
    var data = ServerSettings().dataDirectory

    /// Opens the store, which fails with a clear error while a server has it, and closes it afterwards.
    func withStore(_ body: (any TicketStore, String) async throws -> Void) async throws {
        let directory = try DataDirectory(path: data)
        let store = try StoreOpener.open(directory: directory.path, logger: Logger(label: "ticketd"))
        do {
            try await body(store, Tenant.standard)
        } catch {
            await store.close()
            throw error
        }
        await store.close()
    }
}

extension TicketStore {
    /// Keeps somebody with a new token and prints the token, which nobody can read afterwards.
    func add(_ principal: Principal, token: Token, tenant: String) async throws {
        try await save(principal, tenant: tenant)
        try await save(TokenRecord(digest: token.digest, personID: principal.person.id), tenant: tenant)
        print(token.text)
    }
}
