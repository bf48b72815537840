internal import TicketCore

/// All that the store in memory holds of one tenant.
struct TenantState {
    /// Whose request id it is.
    struct RequestName: Hashable {
        var person: String
        var requestID: String
    }

    /// What a request id was used for and what came of it.
    struct KnownRequest {
        enum Result {
            case command(CommandOutcome)
            /// With the ticket as the request left it, if it changed one.
            case conversation(id: String, messageID: Int64?, ticket: Ticket?)
        }

        var fingerprint: [UInt8]
        var result: Result
    }

    /// Names an article of a desk's help.
    struct Article: Hashable {
        var desk: String
        var article: String
    }

    /// The number of a tenant's first ticket.
    static let firstNumber: Int64 = 100_001

    /// In the order of their numbers.
    var tickets: [Ticket] = []
    /// The greatest number that new tickets do not get, beside those that there are.
    var reservedNumber: Int64 = 0
    var comments: [Int64: [Comment]] = [:]
    var mail = MailState()
    var requests: [RequestName: KnownRequest] = [:]
    /// In the order in which they were kept.
    var desks: [DeskSource] = []
    /// What came of changes of desks.
    var deskRequests: [RequestName: KnownDeskRequest] = [:]
    var principals: [Principal] = []
    var identity = IdentityState()
    /// Whether articles helped, by person.
    var votes: [String: [Article: Bool]] = [:]
    var views: [SavedView.Owner: [String: SavedView]] = [:]
    /// What request ids were used for that change no ticket.
    var callRequests: [RequestName: [UInt8]] = [:]
    var uploads: [UploadName: StoredUpload] = [:]
    /// In the order in which they were complete.
    var attachments: [Attachment] = []
    /// The bytes of attachments and uploads, by id.
    var files: [String: [UInt8]] = [:]
    /// In the order in which they began.
    var conversations: [StoredConversation] = []
    /// Who acts no more, by person id.
    var erasedIDs: Set<String> = []
    var erasures: [RequestName: KnownErasure] = [:]

    func knownOutcome(of request: CommandRequest) throws -> CommandOutcome? {
        guard let key = request.idempotencyKey,
            let known = requests[RequestName(person: request.actor.person.id, requestID: key.requestID)]
        else { return nil }
        guard known.fingerprint == key.fingerprint, case .command(let outcome) = known.result else {
            throw Refusal.requestIDReused(key.requestID)
        }
        return outcome
    }

    mutating func take(_ decision: Decision, of request: CommandRequest) throws {
        try take(decision)
        guard let key = request.idempotencyKey else { return }
        requests[RequestName(person: request.actor.person.id, requestID: key.requestID)] =
            KnownRequest(fingerprint: key.fingerprint, result: .command(decision.outcome))
    }

    mutating func take(_ decision: Decision) throws {
        for event in decision.events { try take(event) }
        guard let time = decision.events.last?.time else { return }
        mail.add(decision.outbox, at: time)
    }

    mutating func take(_ event: TicketEvent) throws {
        let index = tickets.firstIndex { $0.number == event.ticketNumber }
        guard let next = Ticket.applying(event, to: index.map { tickets[$0] }) else {
            throw StoreFailure.corrupt("event \(event.revision) does not follow on ticket \(event.ticketNumber)")
        }
        if let index { tickets[index] = next } else { tickets.append(next) }
        guard let comment = Comment(event) else { return }
        comments[event.ticketNumber, default: []].append(comment)
        place(comment.attachments, of: comment, on: event.ticketNumber)
    }
}

extension TenantState: SituationSource {
    func ticket(_ number: Int64) -> Ticket? { tickets.first { $0.number == number } }

    func desk(_ key: String, version: Int?) -> DeskVersion? {
        deskSource(key, version: version)?.version
    }

    func repliedComment(_ id: Int64, on number: Int64) -> RepliedComment? {
        comments[number]?.first { $0.id == id }.map { $0.isInternal ? .note : .visible }
    }

    func person(_ id: String) -> PersonReference? { principals.first { $0.person.id == id }?.person }

    /// The person with a mail address, whatever its case.
    func person(address: String) -> Principal? {
        guard !address.isEmpty else { return nil }
        return principals.first {
            $0.person.role != .service && $0.person.email.lowercased() == address.lowercased()
        }
    }

    func calendar(of desk: Desk) -> ServiceCalendar? { desk.calendar(from: .system) }

    func nextNumber() -> Int64 { max(tickets.last?.number ?? 0, reservedNumber, Self.firstNumber - 1) + 1 }
}
