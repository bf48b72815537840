extension ErasedPerson {
    /// Whether a mail in quarantine is the person's own: from them, by its own word, or for them.
    public func isMeant(by mail: HeldMail) -> Bool {
        isMeant(byAddress: mail.sender) || isMeant(byAddress: mail.recipient)
            || MailHeader(mail.raw).authors.contains { addressRedaction.changes($0) }
    }

    /// A mail in quarantine as it stands there afterwards; nil if it goes.
    ///
    /// The person's own mail goes, and so does what came for a ticket of theirs. Another's stays, without the person's
    /// addresses and names where they can be read as they are: what is encoded is not decoded.
    public func erasing(_ mail: HeldMail, isOwnTicket: Bool) -> HeldMail? {
        guard !isOwnTicket, !isMeant(by: mail) else { return nil }
        var next = mail
        next.sender = redaction(mail.sender)
        next.recipient = redaction(mail.recipient)
        next.subject = redaction(mail.subject)
        if let raw = redaction.applied(to: mail.raw) {
            next.raw = raw
            next.sizeBytes = raw.count
        }
        return next
    }

    /// Addresses in a list as they stand there afterwards, each once.
    func erasing(emails: [String]) -> [String] {
        guard emails.contains(where: isMeant(byAddress:)) else { return emails }
        var seen: Set<String> = []
        return emails.map(erasing(email:)).filter { seen.insert($0.lowercased()).inserted }
    }

    private var addressRedaction: TextRedaction { TextRedaction(addresses: addresses.sorted(), phrases: []) }
}
