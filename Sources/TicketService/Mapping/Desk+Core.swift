internal import TicketCore
internal import TicketMessages

extension TicketMessages.Desk {
    /// A desk with its labels in the reader's language.
    init(_ version: DeskVersion, caller: Caller) {
        let desk = version.desk
        let preference = caller.preference(for: desk)
        let locales = Set(desk.statuses.flatMap(\.labels.languages)).map(\.text).sorted()
        self.init(
            key: desk.key, displayName: desk.names.text(in: preference), version: Int32(clamping: version.version),
            defaultLocale: desk.defaultLocale.text, locales: locales,
            channels: TicketCore.Channel.allCases.filter(desk.channels.contains).map(Channel.init),
            initialStatus: desk.initialStatus,
            statuses: desk.statuses.map { DeskStatus($0, of: desk, preference: preference) },
            transitions: desk.transitions.map { DeskTransition($0, preference: preference) },
            issueTypes: desk.issueTypes.map { IssueType($0, of: desk, preference: preference) },
            limits: DeskLimits(desk.limits),
            supportContacts: desk.supportContacts.map { SupportContact($0, preference: preference) })
    }
}

extension TicketMessages.DeskStatus {
    init(_ status: Status, of desk: TicketCore.Desk, preference: LanguagePreference) {
        self.init(
            key: status.key, label: status.labels.text(in: preference),
            description: status.descriptions.text(in: preference), labels: status.labels.wire,
            category: StatusCategory(status.category), waitingOn: WaitingOn(status.waitingOn),
            terminal: desk.isTerminal(status.key))
    }
}

extension TicketMessages.DeskTransition {
    init(_ transition: Transition, preference: LanguagePreference) {
        self.init(
            fromStatus: transition.from ?? "*", toStatus: transition.to ?? "*",
            roles: TicketCore.Role.allCases.filter(transition.roles.contains).map(Role.init),
            actionLabel: transition.actionLabels.text(in: preference),
            onCustomerReply: transition.triggers.contains(.customerReply),
            onAgentReply: transition.triggers.contains(.agentReply))
    }
}

extension TicketMessages.IssueType {
    init(_ type: TicketCore.IssueType, of desk: TicketCore.Desk, preference: LanguagePreference) {
        self.init(
            key: type.key, label: type.labels.text(in: preference), labels: type.labels.wire,
            fallback: type.key == desk.fallbackIssueType)
    }
}

extension TicketMessages.DeskLimits {
    init(_ limits: TicketCore.DeskLimits) {
        self.init(
            subjectScalarsMax: Int32(clamping: limits.subjectScalarsMax),
            bodyBytesMax: Int32(clamping: limits.bodyBytesMax), ccEmailsMax: Int32(clamping: limits.ccEmailsMax),
            attachmentBytesMax: Int32(clamping: limits.attachmentBytesMax),
            attachmentsMax: Int32(clamping: limits.attachmentsMax))
    }
}

extension TicketMessages.SupportContact {
    init(_ contact: TicketCore.SupportContact, preference: LanguagePreference) {
        self.init(displayName: contact.names.text(in: preference), kind: contact.kind, address: contact.address)
    }
}

extension TicketCore.LocalizedText {
    /// Every language that the text has, in alphabetic order.
    fileprivate var wire: [TicketMessages.LocalizedText] {
        languages.map { TicketMessages.LocalizedText(locale: $0.text, text: texts[$0] ?? "") }
    }
}
