internal import Foundation
internal import GRDB
internal import TicketClient
internal import TicketMail

extension Stage {
    /// Brings a mail to the server as a mail server does, shows it, and remembers what became of it.
    func bring(_ mail: BroughtMail) async throws {
        broughtMailCount += 1
        let raw = mail.bytes(id: "scenario-\(broughtMailCount)")
        notes += ShownMail(mail: try ParsedMail(raw)).lines
        try await bring(
            IngestMailRequest(raw: raw, recipients: [mail.recipient], sender: mail.author))
    }

    /// Brings the last mail once more.
    func bringAgain() async throws {
        guard let lastMail else { throw Mismatch("no mail has come in this rule") }
        try await bring(lastMail)
    }

    private func bring(_ request: IngestMailRequest) async throws {
        lastMail = request
        let response = try await service().mail.ingestMail(request)
        takenMail = response.mails.first
        guard let taken = takenMail, taken.outcome == .ticket else { return }
        remember(
            try await client(of: .ines).tickets.getTicket(GetTicketRequest(number: taken.ticketNumber)))
    }

    /// The latest mail to an address that is as it should be, was written since the rule began and, if a ticket is
    /// spoken of, is about that. It is waited for.
    func mail(
        to address: String, where isRight: (ShownMail) -> Bool
    ) async throws -> ShownMail {
        var found: [ShownMail] = []
        let right = try await eventually {
            found = try mails(to: address)
            return found.last(where: isRight)
        }
        if let right { return right }
        throw Mismatch("no such mail is there, but \(found.map { $0.lines.joined(separator: "\n") })")
    }

    /// The mails to an address that the rule has brought about, when none waits to be written any more.
    func mailsAtRest(to address: String) async throws -> [ShownMail] {
        let found = try await eventually {
            let waiting = try await readDatabase("SELECT count(*) FROM outbox WHERE state = 0")
            return waiting == ["0"] ? try mails(to: address) : nil
        }
        guard let found else { throw Mismatch("mails wait and are not written") }
        return found
    }

    /// What a query of the running server's database finds in its first column.
    func readDatabase(_ query: String, _ arguments: StatementArguments = StatementArguments()) async throws -> [String]
    {
        var configuration = Configuration()
        configuration.readonly = true
        let database = try DatabaseQueue(path: server.dataFolder + "/tickets.db", configuration: configuration)
        return try await database.read { try String.fetchAll($0, sql: query, arguments: arguments) }
    }

    /// The names of all mails that the server has written.
    var mailNames: Set<String> {
        Set((try? FileManager.default.contentsOfDirectory(atPath: server.dataFolder + "/mail")) ?? [])
    }

    private func mails(to address: String) throws -> [ShownMail] {
        let suffix = currentTicket.map { "-\($0).eml" } ?? ".eml"
        let names = mailNames.subtracting(earlierMails).filter { $0.hasSuffix(suffix) || $0.hasSuffix("-0.eml") }
        return try names.sorted().compactMap { name in
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(server.dataFolder)/mail/\(name)")))
            let mail = try ParsedMail(bytes)
            guard mail.to.map(\.address) == [address] else { return nil }
            return ShownMail(number: Int(name.prefix { $0 != "-" }) ?? 0, mail: mail)
        }
    }

    /// A client with the development service's token.
    private func service() throws -> TicketClient {
        if let serviceClient { return serviceClient }
        let client = TicketClient(
            address: try ServerAddress(parsing: server.address),
            configuration: TicketClientConfiguration(token: server.people.serviceToken))
        serviceClient = client
        return client
    }
}
