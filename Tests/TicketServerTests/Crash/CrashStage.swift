internal import Foundation
internal import TicketClient
internal import TicketMessages

/// A data folder on which one server after the other is started and killed, with what was asked of them and where their
/// mail goes.
struct CrashStage {
    /// What the addresses begin with whose mails tell only that those before them are over.
    static let sentinel = "sentinel-"

    let folder: TemporaryFolder
    let ledger = CrashLedger()
    let mailServer: CrashMailServer
    private var starts = 0

    init() async throws {
        folder = try TemporaryFolder()
        mailServer = try await CrashMailServer.start()
    }

    /// Starts the next server, whose time of day is so many hours ahead.
    mutating func start(hoursAhead: Int = 0) async throws -> RunningServer {
        starts += 1
        let settings = folder.path + "/ticketd.yaml"
        try Data(mailServer.settings(start: starts).utf8).write(to: URL(filePath: settings))
        guard hoursAhead > 0 else { return try await RunningServer.start(in: folder, ["--config", settings]) }
        let offset = folder.path + "/offset"
        try Data("\(hoursAhead * 3600)".utf8).write(to: URL(filePath: offset))
        return try await RunningServer.start(in: folder, ["--config", settings, "--clock-offset-file", offset])
    }

    /// Waits until every mail that is due now has been tried; tells whether that came about.
    ///
    /// Mails are tried in the order in which they became due, and those of one look into the outbox are over before the
    /// next: when a second mail that was due last has come, all before the first have been tried.
    func mailIsOver(_ server: RunningServer) async throws -> Bool {
        for number in 1...2 {
            let recipient = "\(Self.sentinel)\(number)@example.com"
            _ = try await server.withClient(as: "ana") { client in
                let ticket = Ticket(desk: "account-portal", subject: "Sentinel", ccEmails: [recipient])
                return try await client.tickets.createTicket(CreateTicketRequest(ticket: ticket)).number
            }
            guard try await mailServer.hasTaken(mailTo: recipient) else { return false }
        }
        return true
    }

    /// Waits until no timer is armed any more, half a minute at most: what was due before the start fires at once.
    func awaitTimers(_ server: RunningServer) async throws {
        let end = ContinuousClock.now.advanced(by: .seconds(30))
        while try await server.tickets().contains(where: { !$0.timers.isEmpty }), ContinuousClock.now < end {}
    }
}
