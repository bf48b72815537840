/// Fills a desk's texts for a ticket.
public struct TicketText: Sendable {
    private let desk: Desk
    private let ticket: Ticket
    private let agent: PersonReference?
    private let preference: LanguagePreference

    /// Texts in the ticket's language with the usual fallback.
    ///
    /// - Parameter agent: whoever writes; nil for whoever works on the ticket.
    public init(desk: Desk, ticket: Ticket, agent: PersonReference?) {
        self.init(desk: desk, ticket: ticket, agent: agent, wanted: [ticket.locale].compactMap { $0 })
    }

    /// Texts in the wanted languages, else in the desk's.
    init(desk: Desk, ticket: Ticket, agent: PersonReference?, wanted: [LanguageTag]) {
        self.desk = desk
        self.ticket = ticket
        self.agent = agent ?? ticket.state.assignee
        preference = LanguagePreference(wanted: wanted, deskDefault: desk.defaultLocale)
    }

    /// The text with the values in it; empty if it is in none of the languages.
    public func filled(_ text: LocalizedText) -> String {
        TextTemplate(text.text(in: preference)).filled(value)
    }

    private func value(_ placeholder: Placeholder) -> String {
        switch placeholder {
        case .requesterName: ticket.requester.name
        case .ticketNumber: desk.numberPrefix + String(ticket.number)
        case .ticketSubject: ticket.subject
        case .ticketStatus: desk.presented(ticket.status.key, to: .requester)?.labels.text(in: preference) ?? ""
        case .ticketIssueType: desk.issueType(ticket.issueType)?.labels.text(in: preference) ?? ""
        case .agentName: agent?.name ?? desk.names.text(in: preference)
        case .deskName: desk.names.text(in: preference)
        }
    }
}
