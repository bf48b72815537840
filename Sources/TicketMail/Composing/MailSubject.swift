internal import TicketCore

/// What a mail is about.
struct MailSubject {
    /// The desk that writes it.
    let desk: Desk
    /// The ticket as it was when it became necessary; nil for a mail about none.
    var past: PastTicket?
    /// The ticket as it is.
    var present: Ticket?

    /// Whether somebody in copy of the ticket, and neither its requester nor who works on it, has this address.
    func isInCopy(_ address: EmailAddress) -> Bool {
        guard let present else { return false }
        let key = address.comparisonKey
        return key != present.requester.email.lowercased() && key != present.state.assignee?.email.lowercased()
    }

    /// Whether what somebody with this address answers is written on the ticket.
    func takesReplies(of address: EmailAddress) -> Bool {
        guard let present else { return false }
        return address.comparisonKey == present.requester.email.lowercased()
            || present.letsIn(email: address.comparisonKey)
    }
}
