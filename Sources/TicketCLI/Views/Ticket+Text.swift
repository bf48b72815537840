internal import TicketMessages

extension Ticket {
    /// The number as its desk shows it.
    var numberText: String { displayNumber.isEmpty ? TicketNumber.text(number) : displayNumber }

    /// The status as people read it and, behind it, as programs name it.
    var statusText: String { statusLabel.isEmpty ? status : "\(statusLabel) (\(status))" }

    /// The issue type as people read it and, behind it, as programs name it.
    var issueTypeText: String { issueTypeLabel.isEmpty ? issueType : "\(issueTypeLabel) (\(issueType))" }

    /// Who has to act next; empty if nobody.
    var waitingOnText: String { waitingOn == .nobody ? "" : EnumWord.word(waitingOn) }

    /// Who has it: a person, a team, or both; empty if nobody.
    var assigneeText: String {
        [assignee?.shortText ?? "", team.isEmpty ? "" : "team \(team)"].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension TrackState {
    /// The state as people read it and, behind it, as programs name it.
    var text: String { stateLabel.isEmpty ? state : "\(stateLabel) (\(state))" }
}

extension Participant {
    /// The address with the rights.
    var text: String {
        let rights = [notified ? "told" : "", admitted ? "let in" : ""].filter { !$0.isEmpty }
        return rights.isEmpty ? email : "\(email) (\(rights.joined(separator: ", ")))"
    }
}

extension TicketLink {
    /// How, and to which ticket.
    var text: String { "\(EnumWord.word(kind)) \(TicketNumber.text(number))" }
}

extension Rating {
    /// The score with what was said.
    var text: String { comment.isEmpty ? String(score) : "\(score): \(comment)" }
}

extension PendingTimer {
    /// What happens and when.
    var text: String { "\(toStatus.isEmpty ? key : toStatus) at \(RFC3339.text(dueTime))" }
}
