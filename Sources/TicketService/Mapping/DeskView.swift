internal import TicketCore

/// A desk as somebody reads it: in their language, and without what is hidden from them.
///
/// An object, since it is kept and handed about: a copy would be one of each of the desk's many parts.
final class DeskView: Sendable {
    let desk: Desk
    /// The role in which the reader reads.
    let role: Role
    private let preference: LanguagePreference

    init(desk: Desk, caller: Caller) {
        self.desk = desk
        role = Authorization.workflowRole(of: caller.actor)
        preference = caller.preference(for: desk)
    }

    var isStaff: Bool { role != .requester }

    /// The statuses that the reader sees, in their order.
    var statuses: [Status] { desk.statuses.filter { isShown($0.key) } }

    /// The moves between statuses that the reader sees.
    var transitions: [Transition] {
        desk.transitions.filter { move in [move.from, move.to].allSatisfy { $0.map(isShown) ?? true } }
    }

    /// The timers of which the reader sees what starts, stops and follows them.
    var timers: [DeskTimer] {
        desk.timers.filter { timer in
            isShown(timer.target) && (timer.armedBy + timer.disarmedBy).allSatisfy { $0.status.map(isShown) ?? true }
        }
    }

    /// The fields that the reader may see on a ticket.
    var fields: [CustomField] { desk.fields.filter { isStaff || $0.requesterMaySet } }

    /// A text in the reader's language.
    func text(_ text: LocalizedText) -> String { text.text(in: preference) }

    private func isShown(_ status: String) -> Bool { desk.presented(status, to: role)?.key == status }
}

extension DeskTimer.Signal {
    /// The status that is entered or left.
    var status: String? {
        switch self {
        case .entered(let status), .left(let status): status
        case .agentReply, .customerActivity, .assigned: nil
        }
    }
}
