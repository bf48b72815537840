internal import Foundation
internal import Logging
internal import TicketCore
internal import TicketDesks
internal import TicketService
internal import TicketStoreSQLite

/// What every run begins with: a database with the same desks, people and first tickets in each tenant.
enum SimulatedWorld {
    /// The desks: one whose tickets live long, and one whose tickets close by themselves.
    static let desks = [DeskTemplates.accountPortal, DeskTemplates.liveChat].map { template in
        // They are read anew after each crash, and that is most of what a run costs.
        var desk = template
        desk.issueTypes.removeAll { $0.key != desk.fallbackIssueType }
        return desk
    }
    /// The first tickets of each tenant, one at each desk.
    static let firstNumbers: [Int64] = [100_001, 100_002]
    /// Somebody in a tenant of their own, whose comments only keep the writer busy.
    static let bystander = SimulatedPerson(id: "ana", tenant: "aside", role: .requester, account: nil)

    private static let prepared = Task { try await prepare() }

    /// The database's bytes; made once in a process.
    static func database() async throws -> [UInt8] { try await prepared.value }

    private static func prepare() async throws -> [UInt8] {
        let folder = try SimulationFolder()
        let clock = VirtualClock()
        let store = try SQLiteTicketStore.open(
            directory: folder.path, clock: { clock.now }, logger: .silent)
        for tenant in SimulatedPerson.tenants + [bystander.tenant] {
            for desk in desks { _ = try await store.install(desk, tenant: tenant) }
        }
        for person in SimulatedPerson.all + [bystander] {
            try await store.save(Principal(person: person.actor.person), tenant: person.tenant)
            let token = TokenRecord(digest: Token(text: person.token).digest, personID: person.id)
            try await store.save(token, tenant: person.tenant)
            guard person.id == "ana" else { continue }
            for desk in desks {
                let new = NewTicket(desk: desk.key, subject: "The first of \(person.tenant)", channel: .app)
                _ = try await store.execute(CommandRequest(actor: person.actor, command: .create(new)))
            }
        }
        await store.close()
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.database)))
    }
}

extension Logger {
    /// Writes nothing.
    static var silent: Logger { Logger(label: "simulation", factory: { _ in SwiftLogNoOpLogHandler() }) }
}
