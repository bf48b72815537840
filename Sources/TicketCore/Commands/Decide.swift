/// Decides what a command leads to. Pure: the same arguments give the same decision or the same refusal.
///
/// A change of a ticket is checked in this order: may the actor know of it, may the actor do this, is the revision the
/// expected one, are the fields right, does the state allow it. So nobody learns of a ticket by the error.
public func decide(_ request: CommandRequest, in situation: Situation) throws(Refusal) -> Decision {
    switch request.command {
    case .create(let ticket):
        return try CreationDecider(request: request, situation: situation).decide(ticket)
    case .update(_, let changes):
        return try ChangeDecider(request, situation, for: .updateTicket).update(changes)
    case .transition(_, let status):
        return try ChangeDecider(request, situation, for: .transitionTicket).transition(to: status)
    case .addComment(_, let body, let replyTo, let informational, let channel):
        return try ChangeDecider(request, situation, for: .comment)
            .addComment(body, replyTo: replyTo, informational: informational, channel: channel)
    }
}
