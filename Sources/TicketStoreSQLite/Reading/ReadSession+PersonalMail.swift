internal import TicketCore

extension ReadSession {
    /// How many mails of the quarantine are looked at in one read; each may have 25 MiB.
    private static var heldPageSize: Int64 { 8 }

    /// Those of a page of the quarantine that are somebody's own, and the page's last one; nil at the end.
    func heldMails(
        of person: ErasedPerson, tenant: String, after id: Int64
    ) throws -> (meant: [Int64], last: Int64?) {
        guard let tenant = try connection.tenantID(tenant) else { return ([], nil) }
        let page = try connection.rows(
            "SELECT \(MailColumns.heldList), raw FROM held_mail WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?",
            [.integer(tenant.rawValue), .integer(id), .integer(Self.heldPageSize)]
        ) { row in
            let mail = MailColumns.held(row, raw: row.bytes(9))
            return (id: mail.id, isMeant: person.isMeant(by: mail))
        }
        return (page.filter(\.isMeant).map(\.id), page.last?.id)
    }

    func addressNotes(of person: ErasedPerson, tenant: String) throws -> [AddressNote] {
        guard let tenant = try connection.tenantID(tenant) else { return [] }
        let notes = try person.addresses.flatMap { address in
            let name: [SQLConditions.Value] = [.integer(tenant.rawValue), .text(address)]
            let suppressed = try connection.rows(
                "SELECT time FROM mail_suppressions WHERE tenant = ? AND address = ?", name
            ) { AddressNote(address: address, kind: .suppressed, time: .init(microsecondsSinceEpoch: $0.int64(0))) }
            let answered = try connection.rows(
                "SELECT time, kind FROM automatic_answers WHERE tenant = ? AND address = ?", name
            ) { row in
                guard let kind = OutboxEntry.Kind(rawValue: row.text(1)) else {
                    throw StoreFailure.corrupt("automatic_answers.kind: \"\(row.text(1))\" is not known")
                }
                return AddressNote(
                    address: address, kind: .answered(kind), time: .init(microsecondsSinceEpoch: row.int64(0)))
            }
            return suppressed + answered
        }
        return notes.sorted { ($0.address, $0.time) < ($1.address, $1.time) }
    }

    func conversationIDs(copying person: ErasedPerson, tenant: String) throws -> [String] {
        guard !person.addresses.isEmpty, let tenant = try connection.tenantID(tenant) else { return [] }
        return try connection.rows(
            """
            SELECT id, requester, cc_emails FROM conversations INDEXED BY conversations_by_tenant
            WHERE tenant = ? AND cc_emails <> '' ORDER BY position
            """, [.integer(tenant.rawValue)]
        ) { row -> String? in
            guard !person.ids.contains(row.text(1)) else { return nil }
            let isCopied = row.text(2).split(separator: "\n").contains { person.isMeant(byAddress: String($0)) }
            return isCopied ? row.text(0) : nil
        }.compactMap { $0 }
    }
}
