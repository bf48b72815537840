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
}
