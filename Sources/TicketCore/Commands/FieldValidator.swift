/// Checks fields and gathers every one at fault, so that a caller can mend them all at once.
struct FieldValidator {
    let desk: Desk
    private var violations: [FieldViolation] = []

    init(desk: Desk) {
        self.desk = desk
    }

    /// Refuses if any field was at fault.
    func finish() throws(Refusal) {
        if !violations.isEmpty { throw .invalid(violations) }
    }

    /// What a new ticket fixes. Worth something only if `finish` does not refuse.
    mutating func created(
        _ new: NewTicket, in version: DeskVersion, status: Status, actor: Actor
    ) -> CreatedTicket {
        checkSubject(new.subject)
        checkBody(new.description, field: "ticket.description")
        checkSharing(new.shared)
        checkChannel(new.channel)
        let locale = locale(new.locale) ?? actor.locale
        let ccEmails = ccEmails(new.ccEmails)
        let issueType = new.issueType.isEmpty ? desk.fallbackIssueType : new.issueType
        checkIssueType(issueType)
        return CreatedTicket(
            desk: desk.key, deskVersion: version.version, subject: new.subject, issueType: issueType,
            description: new.description, ccEmails: ccEmails, shared: new.shared, locale: locale,
            channel: new.channel, status: status.reference)
    }

    /// The fields that would have another value, in the order of `FieldChange.Field`.
    mutating func changed(_ changes: TicketChanges, of ticket: Ticket) -> [FieldChange] {
        var changed: [FieldChange] = []
        func note(_ field: FieldChange.Field, _ old: String, _ new: String) {
            // By bytes: another normalisation of the same text is another value to whoever stores or hashes it.
            if !old.utf8.elementsEqual(new.utf8) {
                changed.append(FieldChange(field: field, oldValue: old, newValue: new))
            }
        }
        if let subject = changes.subject {
            checkSubject(subject)
            note(.subject, ticket.subject, subject)
        }
        if let issueType = changes.issueType {
            checkIssueType(issueType)
            note(.issueType, ticket.issueType, issueType)
        }
        if let shared = changes.shared {
            checkSharing(shared)
            note(.shared, String(ticket.shared), String(shared))
        }
        if let text = changes.locale {
            note(.locale, ticket.locale?.text ?? "", locale(text)?.text ?? "")
        }
        return changed
    }

    mutating func checkComment(_ body: String, replyTo: Int64?, exists: Bool, hasFiles: Bool) {
        if !hasFiles, Self.isBlank(body) {
            refuse("comment.body", "REQUIRED", "write something; the comment is empty")
        }
        checkBody(body, field: "comment.body")
        if let replyTo, !exists {
            refuse("comment.reply_to", "UNKNOWN_COMMENT", "the ticket has no comment \(replyTo) to reply to")
        }
    }

    /// Notes a field at fault.
    mutating func add(_ violation: FieldViolation) {
        violations.append(violation)
    }

    private mutating func checkSubject(_ subject: String) {
        let limit = desk.limits.subjectScalarsMax
        let count = subject.unicodeScalars.count
        if Self.isBlank(subject) {
            refuse("ticket.subject", "REQUIRED", "say in one line what it is about; the subject is empty")
        } else if count > limit {
            refuse("ticket.subject", "TOO_LONG", "at most \(limit) characters; the subject has \(count)")
        } else if subject.unicodeScalars.contains(where: Self.isControl) {
            refuse("ticket.subject", "CONTROL_CHARACTER", "one line without control characters such as line breaks")
        }
    }

    mutating func checkBody(_ body: String, field: String) {
        let limit = desk.limits.bodyBytesMax
        if body.utf8.count > limit {
            refuse(field, "TOO_LONG", "at most \(limit) bytes of UTF-8; it has \(body.utf8.count)")
        }
    }

    private mutating func checkSharing(_ shared: Bool) {
        if shared, !desk.sharing {
            refuse("ticket.shared", "NOT_OFFERED", "the desk \"\(desk.key)\" does not share tickets inside an account")
        }
    }

    private mutating func checkChannel(_ channel: Channel) {
        if !desk.channels.contains(channel) {
            refuse("ticket.channel", "NOT_OFFERED", "the desk \"\(desk.key)\" takes no tickets by \(channel.rawValue)")
        }
    }

    private mutating func checkIssueType(_ key: String) {
        if desk.issueType(key) == nil {
            let known = desk.issueTypes.map(\.key).joined(separator: ", ")
            refuse("ticket.issue_type", "UNKNOWN_ISSUE_TYPE", "\"\(key)\" is none of this desk's: \(known)")
        }
    }

    private mutating func locale(_ text: String) -> LanguageTag? {
        if text.isEmpty { return nil }
        let tag = LanguageTag(text)
        if tag == nil {
            refuse("ticket.locale", "INVALID_LANGUAGE", "\"\(text)\" is no BCP 47 language tag, such as \"es-MX\"")
        }
        return tag
    }

    private mutating func ccEmails(_ texts: [String]) -> [String] {
        let limit = desk.limits.ccEmailsMax
        if texts.count > limit {
            refuse("ticket.cc_emails", "TOO_MANY", "at most \(limit) addresses; there are \(texts.count)")
            return []
        }
        var seen: Set<String> = []
        var addresses: [String] = []
        for (index, text) in texts.enumerated() {
            let field = "ticket.cc_emails[\(index)]"
            guard let address = EmailAddress(text) else {
                refuse(field, "INVALID_ADDRESS", "\"\(text)\" is no mail address, such as \"ana@example.com\"")
                continue
            }
            guard seen.insert(address.comparisonKey).inserted else {
                refuse(field, "DOUBLE_ADDRESS", "\"\(text)\" stands there already; name each address once")
                continue
            }
            addresses.append(address.text)
        }
        return addresses
    }

    mutating func refuse(_ field: String, _ reason: String, _ description: String) {
        violations.append(FieldViolation(field: field, reason: reason, description: description))
    }

    static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }

    /// C0, DEL, C1 and the line and paragraph separators: whatever could break a line of a mail's header or a log.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }
}
