package import TicketCore
package import TicketMessages

extension TicketMessages.ServiceTarget {
    /// Where a promise stands. Broken, it tells when it was due.
    package init(_ state: TargetState) {
        self.init(
            kind: ServiceTargetKind(state.kind),
            dueTime: (state.dueTime ?? state.breachTime).map(GoogleProtobufTimestamp.init(moment:)),
            metTime: state.metTime.map(GoogleProtobufTimestamp.init(moment:)), breached: state.breachTime != nil,
            target: state.key)
    }
}

extension TicketMessages.ServiceTargetKind {
    package init(_ kind: TicketCore.ServiceTarget.Kind) {
        switch kind {
        case .firstResponse: self = .firstResponse
        case .nextResponse: self = .nextResponse
        case .resolution: self = .resolution
        }
    }
}
