public import TicketCore

/// Tells personal mail from the mail of programs (RFC 3834, 2; RFC 2076; the fields that Microsoft's and others'
/// programs set).
public struct MailClassifier: Sendable {
    private let ownAddresses: Set<String>
    private let isOwnMessageID: @Sendable (String) -> Bool

    /// - Parameters:
    ///   - ownAddresses: the addresses that mail of ours comes from, without tags behind a `+`.
    ///   - isOwnMessageID: whether a Message-ID, without brackets, is one that we have signed.
    public init(
        ownAddresses: some Sequence<EmailAddress>, isOwnMessageID: @escaping @Sendable (String) -> Bool = { _ in false }
    ) {
        self.ownAddresses = Set(ownAddresses.map { Self.untagged($0.text) })
        self.isOwnMessageID = isOwnMessageID
    }

    /// The kind of a mail.
    ///
    /// - Parameter hasNullSender: whether the envelope's sender was empty, where it is known apart from Return-Path.
    public func classify(_ mail: ParsedMail, hasNullSender: Bool = false) -> MailClassification {
        if let report = mail.report { return .bounce(report) }
        if hasNullSender || mail.hasNullSender || isPostmaster(mail.from) { return .bounce(nil) }
        if isOwn(mail) { return .own }
        if let field = automaticField(mail.fields) { return .automatic(.field(field)) }
        if let field = listField(mail.fields) { return .list(.field(field)) }
        if hasAuthorWithoutPerson(mail.from) { return .automatic(.author) }
        return .personal
    }

    private func isOwn(_ mail: ParsedMail) -> Bool {
        ownAddresses.contains(Self.untagged(mail.from.address)) || mail.messageID.map(isOwnMessageID) == true
    }

    /// Servers that send reports with a sender.
    private func isPostmaster(_ author: MailAddress) -> Bool {
        Self.localPart(author.address) == "mailer-daemon"
    }

    private func automaticField(_ fields: MailFields) -> String? {
        if let value = fields["Auto-Submitted"], Self.keyword(value) != "no" { return "Auto-Submitted" }
        let named = ["X-Autoreply", "X-Autorespond", "X-Auto-Reply-From", "X-Mail-Autoreply", "X-AutoReply-From"]
        if let name = named.first(where: { fields[$0] != nil }) { return name }
        if let value = fields["X-Auto-Response-Suppress"], Self.keyword(value) != "none" {
            return "X-Auto-Response-Suppress"
        }
        if let value = fields["Precedence"], ["auto_reply", "auto-reply"].contains(Self.keyword(value)) {
            return "Precedence"
        }
        return nil
    }

    private func listField(_ fields: MailFields) -> String? {
        if let value = fields["Precedence"], ["bulk", "list", "junk"].contains(Self.keyword(value)) {
            return "Precedence"
        }
        let names = [
            "List-Id", "List-Unsubscribe", "List-Post", "List-Help", "List-Subscribe", "List-Owner", "List-Archive",
            "Mailing-List", "X-Mailing-List", "Feedback-ID", "X-Loop",
        ]
        return names.first { fields[$0] != nil }
    }

    /// RFC 2142's and common names behind which nobody reads answers.
    private func hasAuthorWithoutPerson(_ author: MailAddress) -> Bool {
        let local = Self.localPart(author.address)
        let names = [
            "noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "postmaster", "bounce", "bounces",
        ]
        return names.contains(local) || local.hasPrefix("bounces+") || local.hasPrefix("owner-")
            || local.hasSuffix("-request") || local.hasSuffix("-bounces")
    }

    private static func keyword(_ value: String) -> String {
        String(value.prefix { $0 != ";" && $0 != "," && $0 != " " && $0 != "(" }).lowercased()
    }

    private static func localPart(_ address: String) -> String {
        String(address.prefix { $0 != "@" }).lowercased()
    }

    private static func untagged(_ address: String) -> String {
        let address = address.lowercased()
        guard let at = address.lastIndex(of: "@") else { return address }
        return String(address[..<at].prefix { $0 != "+" } + address[at...])
    }
}
