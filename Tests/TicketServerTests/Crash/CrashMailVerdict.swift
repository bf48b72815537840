internal import TicketClient
internal import TicketMessages

/// What became of the mails that operations promised, once every mail had its time.
struct CrashMailVerdict {
    /// How many mails a server has on the way at a time. Of no others can it be unknown what became of them.
    static let parallel = 4

    /// In the order in which the mail server took them.
    var taken: [CrashMail]
    /// To whom the mails were that were given up.
    var dead: [String]

    /// What is wrong: each promised mail was taken, under one Message-ID, or is dead if its recipient was refused; and
    /// nobody got what nobody asked for.
    func problems(with operations: [CrashOperation]) -> [String] {
        let copies = Dictionary(grouping: taken, by: \.operation)
        let deaths = Dictionary(grouping: dead) { $0 }.mapValues(\.count)
        var asked: Set<String> = []
        var refused: Set<String> = []
        var problems: [String] = []
        for operation in operations {
            guard let recipient = operation.promisedRecipient else { continue }
            asked.insert(operation.id)
            let mails = copies[operation.id] ?? []
            if recipient.hasPrefix(CrashMail.refused) {
                refused.insert(recipient)
                let count = deaths[recipient] ?? 0
                if !mails.isEmpty || count != 1 { problems.append("\(operation.id): \(mails.count), \(count) dead") }
            } else if Set(mails.map(\.id)).count != 1 || mails.contains(where: { $0.recipient != recipient }) {
                problems.append("\(operation.id): mails \(mails.map { "\($0.id) to \($0.recipient)" })")
            }
        }
        problems += taken.filter { !asked.contains($0.operation) }.map { "\($0.id): nobody asked for it" }
        problems += dead.filter { !refused.contains($0) }.map { "\($0): given up" }
        return problems + needlessRepeats
    }

    /// A mail may come again only if the server that brought it was killed while it was on the way: it is one of the
    /// last that came from that start, and does not come from it again.
    private var needlessRepeats: [String] {
        let lastOfStarts = Dictionary(grouping: taken, by: \.start).mapValues {
            Set($0.suffix(Self.parallel).map(\.id))
        }
        return Dictionary(grouping: taken, by: \.id).flatMap { id, copies in
            let starts = copies.map(\.start)
            let twice = Set(starts).count == starts.count ? [] : ["\(id): twice from one of \(starts)"]
            let again = starts.dropLast().filter { lastOfStarts[$0]?.contains(id) != true }
            return twice + again.map { "\(id): again, though \($0) had gone on to others" }
        }
    }
}

extension CrashMailVerdict {
    /// Reads everything.
    init(_ server: RunningServer, _ mailServer: CrashMailServer) async throws {
        dead = try await server.withClient(as: "ines") { client in
            var recipients: [String] = []
            var token = ""
            repeat {
                let request = ListDeadLettersRequest(pageSize: 200, pageToken: token)
                let page = try await client.mail.listDeadLetters(request)
                recipients += page.deadLetters.map(\.recipient)
                token = page.nextPageToken
            } while !token.isEmpty
            return recipients
        }
        taken = try await mailServer.taken().filter { !$0.recipient.hasPrefix(CrashStage.sentinel) }
    }
}
