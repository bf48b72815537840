internal import TicketClient
internal import TicketHash
internal import TicketMessages

/// What a server shows of what was done to it, counted by the ids that stand in everything.
struct CrashVerdict {
    let tickets: [Ticket]
    let events: [Int64: [Event]]
    private let numbers: [String: [Int64]]
    private let files: [String: [[UInt8]]]

    /// - Parameters:
    ///   - events: oldest first.
    ///   - files: the digests of the files of each name.
    init(tickets: [Ticket], events: [Event], files: [String: [[UInt8]]] = [:]) {
        self.tickets = tickets
        self.events = Dictionary(grouping: events, by: \.ticketNumber)
        self.files = files
        numbers = Dictionary(grouping: tickets, by: \.subject).mapValues { $0.map(\.number) }
    }

    /// Reads everything.
    init(_ server: RunningServer) async throws {
        let tickets = try await server.tickets()
        let list = tickets.filter { $0.desk == "account-portal" }.map(\.number)
        let files = try await server.withClient(as: "ana") { client in
            var files: [String: [[UInt8]]] = [:]
            for number in list {
                let request = ListAttachmentsRequest(ticketNumber: number, pageSize: 200)
                for file in try await client.attachments.listAttachments(request).attachments {
                    files[file.filename, default: []].append(file.sha256)
                }
            }
            return files
        }
        self.init(tickets: tickets, events: try await server.events(), files: files)
    }

    /// What is wrong with an acknowledged operation; nil if its effect is there once, as it was answered.
    func problem(with entry: CrashLedger.Entry) -> String? {
        let operation = entry.operation
        let id = operation.id
        switch operation.kind {
        case .create:
            return numbers[id] ?? [] == [Int64(entry.answer ?? "") ?? 0] ? nil : "\(id): tickets \(numbers[id] ?? [])"
        case .comment(let number), .answer(let number), .reply(let number):
            let ids = (events[number] ?? []).compactMap(\.addedComment).filter { $0.body == id }.map { "\($0.id)" }
            return ids == [entry.answer] ? nil : "\(id): comments \(ids), answered \(entry.answer ?? "")"
        case .transition(let number, let status):
            let revisions = (events[number] ?? []).filter { $0.enteredStatus == status }.map(\.revision)
            let isThere = revisions.count == 1 && revisions[0] <= Int64(entry.answer ?? "") ?? 0
            return isThere ? nil : "\(id): moves at \(revisions), answered \(entry.answer ?? "")"
        case .rate(let number):
            let count = (events[number] ?? []).count { $0.isRating(comment: id) }
            return count == 1 ? nil : "\(id): rated \(count) times"
        case .upload:
            let digests = files["\(id).txt"] ?? []
            return digests == [SHA256.digest(operation.bytes)] ? nil : "\(id): \(digests.count) files"
        }
    }

    /// Whether the events of each ticket are numbered without a gap.
    var isGapless: Bool {
        events.values.allSatisfy { $0.map(\.revision) == (0..<$0.count).map { Int64($0) + 1 } }
    }
}

extension Event {
    fileprivate var addedComment: Comment? {
        if case .commentAdded(let added) = kind { added.comment } else { nil }
    }

    fileprivate var enteredStatus: String? {
        if case .transitioned(let change) = kind { change.toStatus } else { nil }
    }

    fileprivate func isRating(comment: String) -> Bool {
        if case .rated(let rated) = kind { rated.rating?.comment == comment } else { false }
    }
}
