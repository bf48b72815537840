public import TicketCore

/// Takes mail in: the one way for all by which it may come.
///
/// Nothing in a mail says who sent it. What comes in on a ticket needs an address, or the identifier of a mail, that we
/// gave to one participant, and a From that names that participant; everything else is new mail to a desk, or is held
/// back with all its bytes. The same mail again changes nothing.
public struct MailIntake: Sendable {
    let house: MailHouse
    let store: any TicketStore
    let contacts: any ContactBook
    let files: MailFiles
    private let quarantine: QuarantineLimits
    let reader: MailReader
    let clock: @Sendable () -> Timestamp

    /// How many recipients one mail may have.
    public static let recipientsMax = 100

    /// - Parameters:
    ///   - store: where tickets, conversations and the quarantine are.
    ///   - contacts: knows the customers by address.
    ///   - clock: the time of day; the store's own.
    public init(
        house: MailHouse, store: any TicketStore, contacts: any ContactBook,
        quarantine: QuarantineLimits = QuarantineLimits(), attachmentLimits: AttachmentLimits = AttachmentLimits(),
        clock: @escaping @Sendable () -> Timestamp
    ) {
        self.house = house
        self.store = store
        self.contacts = contacts
        self.quarantine = quarantine
        files = MailFiles(store: store, limits: attachmentLimits)
        reader = MailReader()
        self.clock = clock
    }

    /// Whether mail to an address can be taken at all, before it has come.
    public func takes(_ recipient: String, tenant: String) async throws -> Bool {
        guard let address = EmailAddress(recipient) else { return false }
        switch MailDestination(address, tenant: tenant, house: house) {
        case .nowhere: return false
        case .desk(let key): return try await desk(key, tenant: tenant) != nil
        case .participant, .forged, .bounces: return true
        }
    }

    /// Takes a mail in for each of its recipients, and returns when what became of it is durable.
    ///
    /// - Throws: `LimitReached.quarantine` and `StoreFailure`: it may have been taken for some recipients, and is to be
    ///   brought again.
    public func take(_ raw: [UInt8], envelope: MailEnvelope, tenant: String) async throws -> [IntakeResult] {
        let mail = try await reader.read(raw)
        var recipients = envelope.recipients
        if recipients.isEmpty, case .success(let mail) = mail { recipients = ownAddresses(in: mail) }
        var results: [IntakeResult] = []
        for recipient in recipients.prefix(Self.recipientsMax) {
            let address = EmailAddress(recipient)
            let incoming = IncomingMail(
                raw: raw, envelope: envelope, recipient: recipient, tenant: tenant, mail: mail,
                destination: address.map { MailDestination($0, tenant: tenant, house: house) } ?? .nowhere)
            results.append(IntakeResult(recipient: recipient, outcome: try await take(incoming)))
        }
        // What its bringer says of its recipients is believed; of what a header says, nothing may be lost.
        let isForNobody = envelope.recipients.isEmpty && results.allSatisfy { $0.outcome == .noSuchRecipient }
        guard isForNobody else { return results }
        let incoming = IncomingMail(
            raw: raw, envelope: envelope, recipient: "", tenant: tenant, mail: mail, destination: .nowhere)
        return [IntakeResult(recipient: "", outcome: try await hold(incoming, .noRecipient))]
    }

    /// Ends the copies of whom an unsubscribe token was given to; does nothing for one that never was.
    public func stopCopies(token: String, tenant: String) async throws {
        try await CopyStop(store: store).stop(token: token, tenant: tenant, house: house)
    }

    /// Those of ours whom a header names, each once.
    private func ownAddresses(in mail: ParsedMail) -> [String] {
        let delivered = ["Delivered-To", "X-Original-To"].flatMap(mail.fields.values).compactMap(EmailAddress.init)
        let addresses = delivered + (mail.to + mail.cc).compactMap(\.email)
        var seen: Set<String> = []
        return addresses.filter { house.isOurs($0) && seen.insert($0.comparisonKey).inserted }.map(\.text)
    }

    private func take(_ incoming: IncomingMail) async throws -> IntakeResult.Outcome {
        if incoming.destination == .nowhere { return .noSuchRecipient }
        if let taken = try await store.takenMail(incoming.key, tenant: incoming.tenant) {
            return .duplicate(
                ticket: taken.ticketNumber, conversation: taken.conversationID, heldID: taken.heldID)
        }
        switch incoming.mail {
        case .failure(let refusal): return try await hold(incoming, .unreadable, problem: refusal.description)
        case .success(let mail):
            do {
                return try await IntakeStep(intake: self, incoming: incoming, mail: mail).take()
            } catch let refusal as Refusal {
                return try await hold(incoming, .refused, problem: "it was not taken: \(refusal.reasonForPeople)")
            } catch let failure as UploadFailure where failure.isLasting {
                return try await hold(incoming, .refused, problem: "its files were not taken")
            }
        }
    }

    /// Keeps a mail in quarantine.
    func hold(
        _ incoming: IncomingMail, _ reason: HoldReason, problem: String? = nil
    ) async throws -> IntakeResult.Outcome {
        let id = try await store.holdMail(
            incoming.held(reason, problem: problem, at: clock()), key: incoming.key, tenant: incoming.tenant,
            limits: quarantine)
        return .quarantined(id, reason)
    }

    /// Keeps a mail's bytes beside what became of it.
    func keepBytes(of incoming: IncomingMail, _ reason: HoldReason) async throws -> Int64 {
        try await store.holdMail(
            incoming.held(reason, at: clock()), key: MailDigest.of([Array("bytes".utf8), incoming.key]),
            tenant: incoming.tenant, limits: quarantine)
    }

    /// A desk that takes mail.
    func desk(_ key: String, tenant: String) async throws -> Desk? {
        let desk = try await store.desk(key, version: nil, tenant: tenant)?.desk
        return desk?.channels.contains(.mail) == true ? desk : nil
    }
}

extension Refusal {
    /// What is wrong, without words of the mail's.
    fileprivate var reasonForPeople: String {
        switch self {
        case .invalid(let violations): violations.map(\.reason).joined(separator: ", ")
        case .notFound: "the ticket is not there, or not for its sender"
        case .forbidden(let reason, _), .conflict(let reason, _, _): reason
        case .commentsClosed: "the ticket takes no more comments"
        case .illegalTransition, .notEditable, .staleRevision, .requestIDReused: "the ticket's state forbids it"
        }
    }
}

extension UploadFailure {
    /// Whether the same files will never be taken.
    fileprivate var isLasting: Bool {
        switch self {
        case .idReused, .tenantFull: true
        case .tooManyUploads, .superseded: false
        }
    }
}
