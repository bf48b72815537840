internal import Foundation
internal import TicketClient
internal import TicketMail

extension Stage {
    /// A mail that the server has written.
    struct WrittenMail {
        let number: Int
        let recipient: String
        let subject: String
        let text: String
        let replyTo: String?
        let messageID: String
    }

    /// Brings a mail to the server as a mail server does, and remembers what became of it.
    func bring(from author: String, to recipient: String, subject: String, body: String, fields: String) async throws {
        broughtMailCount += 1
        let mail = """
            From: \(author)\r
            To: \(recipient)\r
            Subject: =?UTF-8?B?\(Data(subject.utf8).base64EncodedString())?=\r
            Message-ID: <scenario-\(broughtMailCount)@mail.example>\r
            \(fields)MIME-Version: 1.0\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Transfer-Encoding: 8bit\r
            \r
            \(body)\r

            """
        let response = try await service().mail.ingestMail(
            IngestMailRequest(raw: Array(mail.utf8), recipients: [recipient], sender: author))
        takenMail = response.mails.first
        guard let taken = takenMail, taken.outcome == .ticket else { return }
        remember(
            try await client(of: .ines).tickets.getTicket(GetTicketRequest(number: taken.ticketNumber)))
    }

    /// The latest mail to an address that says all of this, and, if a ticket is spoken of, is about that. It is waited
    /// for.
    func mail(to address: String, with texts: [String]) async throws -> WrittenMail {
        var found: [WrittenMail] = []
        for _ in 0..<200 {
            found = try mails(to: address)
            if let mail = found.last(where: { mail in texts.allSatisfy { (mail.subject + mail.text).contains($0) } }) {
                return mail
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Mismatch("no such mail is there, but \(found.map { "\($0.subject): \($0.text)" })")
    }

    /// Prints a mail in the account of the play.
    func show(_ mail: WrittenMail) {
        let head = ["✉ to \(mail.recipient): \(mail.subject)"]
        let lines = mail.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { "│ \($0)" }
        notes += head + lines
    }

    private func mails(to address: String) throws -> [WrittenMail] {
        let folder = server.dataFolder + "/mail"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let suffix = currentTicket.map { "-\($0).eml" } ?? ".eml"
        return try names.filter { $0.hasSuffix(suffix) || $0.hasSuffix("-0.eml") }.sorted().compactMap { name in
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
            let mail = try ParsedMail(bytes)
            guard mail.to.map(\.address) == [address] else { return nil }
            return WrittenMail(
                number: Int(name.prefix { $0 != "-" }) ?? 0, recipient: address, subject: mail.subject,
                text: mail.text, replyTo: mail.replyTo.first?.address, messageID: mail.messageID ?? "")
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
