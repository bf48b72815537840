internal import TicketCore
internal import TicketMessages

/// What is kept of somebody's mail beside tickets, to be handed over.
struct PersonalMail {
    private static let chunkBytes = 128 << 10

    private let store: any TicketStore
    private let tenant: String
    private let heldIDs: [Int64]
    private let notes: [TicketCore.AddressNote]
    private let conversationIDs: [String]

    init(of person: ErasedPerson, tenant: String, in store: any TicketStore) async throws {
        self.store = store
        self.tenant = tenant
        heldIDs = try await store.heldMailIDs(of: person, tenant: tenant)
        notes = try await store.addressNotes(of: person, tenant: tenant)
        conversationIDs = try await store.conversationIDs(copying: person, tenant: tenant)
    }

    var isEmpty: Bool { heldIDs.isEmpty && notes.isEmpty && conversationIDs.isEmpty }

    func send(to lines: LineSender) async throws {
        for id in conversationIDs {
            try await lines.send(PersonRecord(kind: .participation(Participation(conversationID: id))))
        }
        for note in notes {
            let message = TicketMessages.AddressNote(
                address: note.address, kind: note.kind.name, time: GoogleProtobufTimestamp(note.time))
            try await lines.send(PersonRecord(kind: .addressNote(message)))
        }
        for id in heldIDs { try await sendHeldMail(id, to: lines) }
    }

    private func sendHeldMail(_ id: Int64, to lines: LineSender) async throws {
        // Somebody may have let it go on in the meantime.
        guard var mail = try await store.heldMail(id, tenant: tenant) else { return }
        let raw = mail.raw
        mail.raw = []
        try await lines.send(PersonRecord(kind: .heldMail(QuarantinedMail(mail))))
        for start in stride(from: 0, to: raw.count, by: Self.chunkBytes) {
            let bytes = Array(raw[start..<min(start + Self.chunkBytes, raw.count)])
            try await lines.send(
                PersonRecord(kind: .fileBytes(FileBytes(offsetBytes: Int64(start), data: bytes, mailID: id))))
        }
    }
}

extension TicketCore.AddressNote.Kind {
    fileprivate var name: String {
        switch self {
        case .suppressed: "suppressed"
        case .answered(let kind): kind.rawValue
        }
    }
}
