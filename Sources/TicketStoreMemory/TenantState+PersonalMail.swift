internal import TicketCore

extension TenantState {
    /// Erases somebody from mail on its way out, from the quarantine, and from what is noted of addresses.
    mutating func eraseMail(of person: ErasedPerson, _ report: inout ErasureReport) {
        let count = mail.outbox.count
        mail.outbox.removeAll { person.isMeant(byAddress: $0.entry.recipient) }
        report.outboxEntries += Int64(count - mail.outbox.count)
        let own = Set(tickets.filter { person.was($0.requester) }.map(\.number))
        mail.held = mail.held.compactMap { held in
            let next = person.erasing(held, isOwnTicket: own.contains(held.ticketNumber))
            if next != held { report.heldMails += 1 }
            return next
        }
        report.addressNotes += Int64(addressNotes(of: person).count)
        for address in person.addresses { mail.suppressed[address] = nil }
        mail.answers.removeAll { person.isMeant(byAddress: $0.address) }
    }

    func addressNotes(of person: ErasedPerson) -> [AddressNote] {
        let suppressed = person.addresses.compactMap { address in
            mail.suppressed[address].map { AddressNote(address: address, kind: .suppressed, time: $0) }
        }
        let answered = mail.answers.filter { person.isMeant(byAddress: $0.address) }.map {
            AddressNote(address: $0.address, kind: .answered($0.kind), time: $0.time)
        }
        return (suppressed + answered).sorted { ($0.address, $0.time) < ($1.address, $1.time) }
    }
}
