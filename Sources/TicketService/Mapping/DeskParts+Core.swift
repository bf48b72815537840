internal import TicketCore
internal import TicketMessages

extension TicketMessages.DeskLabel {
    init(_ item: LabelledKey, view: DeskView) {
        self.init(key: item.key, label: view.text(item.labels), labels: item.labels.wire)
    }
}

extension TicketMessages.DeskField {
    init(_ field: CustomField, view: DeskView) {
        self.init(
            key: field.key, label: view.text(field.labels), labels: field.labels.wire, kind: DeskFieldKind(field.kind),
            choices: field.choices.map { DeskLabel($0, view: view) }, requesterMaySet: field.requesterMaySet)
    }
}

extension TicketMessages.DeskFieldKind {
    init(_ kind: CustomField.Kind) {
        switch kind {
        case .text: self = .text
        case .number: self = .number
        case .flag: self = .flag
        case .choice: self = .choice
        }
    }
}

extension TicketMessages.DeskVisibilityPolicy {
    init(_ policy: VisibilityPolicy) {
        self.init(
            defaultVisibility: DeskVisibility(policy.base),
            byChannel: TicketCore.Channel.allCases.compactMap { channel in
                policy.byChannel[channel].map {
                    DeskChannelVisibility(channel: Channel(channel), visibility: DeskVisibility($0))
                }
            })
    }
}

extension TicketMessages.DeskVisibility {
    init(_ visibility: Visibility) {
        switch visibility {
        case .requester: self = .requester
        case .participants: self = .participants
        case .account: self = .account
        }
    }
}

extension TicketMessages.DeskCCPolicy {
    init(_ policy: CCPolicy) {
        self.init(
            told: policy.told == .atCreation ? .atCreation : .publicUpdates, letsIn: policy.letsIn,
            requesterMayAdd: policy.requesterMayAdd)
    }
}

extension TicketMessages.DeskRatingPolicy {
    init(_ policy: RatingPolicy) {
        self.init(
            occasion: policy.occasion == .off ? .off : .onClose, scoreMin: Int32(clamping: policy.scoreMin),
            scoreMax: Int32(clamping: policy.scoreMax))
    }
}

extension TicketMessages.DeskChatPolicy {
    init(_ policy: ChatPolicy) {
        self.init(ticket: DeskChatTicket(policy.ticket))
    }
}

extension TicketMessages.DeskChatTicket {
    init(_ rule: ChatPolicy.TicketRule) {
        switch rule {
        case .atStart: self = .atStart
        case .onConversion: self = .onConversion
        case .off: self = .off
        }
    }
}

extension TicketMessages.DeskStatusMap {
    init(_ map: StatusMap) {
        self.init(
            desk: map.desk,
            statuses: map.statuses.sorted { $0.key < $1.key }
                .map { DeskStatusMapping(fromStatus: $0.key, toStatus: $0.value) })
    }
}
