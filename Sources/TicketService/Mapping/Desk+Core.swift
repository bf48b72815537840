internal import TicketCore
internal import TicketMessages

extension TicketMessages.Desk {
    /// A desk as its reader sees it, with its labels in the reader's language.
    init(_ version: DeskVersion, caller: Caller) {
        self.init(version, view: DeskView(desk: version.desk, caller: caller))
    }

    private init(_ version: DeskVersion, view: DeskView) {
        let desk = version.desk
        let locales = Set(desk.statuses.flatMap(\.labels.languages)).map(\.text).sorted()
        self.init(
            key: desk.key, displayName: view.text(desk.names), version: Int32(clamping: version.version),
            defaultLocale: desk.defaultLocale.text, locales: locales,
            channels: TicketCore.Channel.allCases.filter(desk.channels.contains).map(Channel.init),
            initialStatus: desk.presented(desk.initialStatus, to: view.role)?.key ?? desk.initialStatus,
            statuses: view.statuses.map { DeskStatus($0, view: view) },
            transitions: view.transitions.map { DeskTransition($0, view: view) },
            issueTypes: desk.issueTypes.map { IssueType($0, view: view) },
            limits: DeskLimits(desk.limits),
            supportContacts: desk.supportContacts.map { SupportContact($0, view: view) })
        addPolicies(of: desk, view: view)
        addParts(of: desk, view: view)
        etag = DeskETag.text(version: version.version)
    }

    private mutating func addPolicies(of desk: TicketCore.Desk, view: DeskView) {
        numberPrefix = desk.numberPrefix
        sharing = desk.sharing
        creators = desk.creators.messages
        visibility = DeskVisibilityPolicy(desk.visibility)
        cc = DeskCCPolicy(desk.cc)
        tellsRequester = desk.tellsRequester
        rating = DeskRatingPolicy(desk.rating)
        hours = desk.hours.map(TicketMessages.ServiceHours.init)
        chat = desk.chat.map(DeskChatPolicy.init)
        requiredLocales = desk.languages.map(\.text)
    }

    private mutating func addParts(of desk: TicketCore.Desk, view: DeskView) {
        tracks = desk.tracks.map { DeskTrack($0, view: view) }
        timers = view.timers.map(TicketMessages.DeskTimer.init)
        fields = view.fields.map { DeskField($0, view: view) }
        messages = desk.messages.map { DeskLabel($0, view: view) }
        guard view.isStaff else { return }
        tiers = desk.tiers.map { DeskLabel($0, view: view) }
        teams = desk.teams.map { DeskLabel($0, view: view) }
        statusMaps = desk.statusMaps.map(DeskStatusMap.init)
    }
}

extension TicketMessages.IssueType {
    init(_ type: TicketCore.IssueType, view: DeskView) {
        self.init(
            key: type.key, label: view.text(type.labels), labels: type.labels.wire,
            fallback: type.key == view.desk.fallbackIssueType)
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
    init(_ contact: TicketCore.SupportContact, view: DeskView) {
        self.init(displayName: view.text(contact.names), kind: contact.kind, address: contact.address)
    }
}

extension TicketCore.LocalizedText {
    /// Every language that the text has, in alphabetic order.
    var wire: [TicketMessages.LocalizedText] {
        languages.map { TicketMessages.LocalizedText(locale: $0.text, text: texts[$0] ?? "") }
    }
}

extension Set<TicketCore.Role> {
    /// The roles in their own order.
    var messages: [TicketMessages.Role] { TicketCore.Role.allCases.filter(contains).map(Role.init) }
}
