internal import TicketCore

/// The mail that brings the token with which a password is set.
struct ResetDraft {
    let mail: QueuedMail
    let reset: PasswordReset
    let token: String
    let recipient: EmailAddress
    let house: MailHouse

    /// The word for minutes, by language.
    private static let minutes = ["en": "minutes", "es": "minutos", "fr": "minutes", "pt": "minutos"]

    var outgoing: OutgoingMail {
        let preference = LanguagePreference(wanted: [mail.entry.locale].compactMap { $0 })
        let (title, text) = MailTemplates.template(for: .passwordReset, in: preference).filled([
            .desk: house.domain, .link: house.resetURL?.replacing("{token}", with: token) ?? token,
            .expiry: "\(PasswordReset.lifetimeMicroseconds / 60_000_000) \(word(preference))",
        ])
        let id = SignedMessageID(ticketNumber: 0, mail: mail.id)?
            .text(tenant: mail.tenant, domain: house.domain, keys: house.keys)
        var outgoing = OutgoingMail(
            from: house.ownAddress, fromName: house.domain, to: recipient, subject: title, text: text,
            messageID: id ?? "", date: reset.createTime)
        outgoing.html = SimpleHTML.html(of: text)
        outgoing.autoSubmitted = .generated
        return outgoing
    }

    private func word(_ preference: LanguagePreference) -> String {
        preference.tags.lazy.compactMap { Self.minutes[$0.text] }.first ?? "minutes"
    }
}
