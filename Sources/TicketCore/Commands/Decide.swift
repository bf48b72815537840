/// Decides what a command leads to. Pure: the same arguments give the same decision or the same refusal.
///
/// A change of a ticket is checked in this order: may the actor know of it, may the actor do this, is the revision the
/// expected one, are the fields right, does the state allow it. So nobody learns of a ticket by the error.
public func decide(_ request: CommandRequest, in situation: Situation) throws(Refusal) -> Decision {
    switch request.command {
    case .create(let ticket):
        return try CreationDecider(request: request, situation: situation).decide(ticket)
    case .addComment(_, let body, let replyTo, let informational, let channel, let isInternal, let attachments):
        let comment = AskedComment(
            body: body, replyTo: replyTo, informational: informational, channel: channel, isInternal: isInternal,
            attachments: attachments)
        return try CommentDecider(request: request, situation: situation).decide(comment)
    default:
        var decider = try ChangeDecider(request, situation, for: request.command.operation)
        try decider.carryOut(request.command)
        return try decider.decision()
    }
}

extension Command {
    /// What authorisation calls it.
    public var operation: Operation {
        switch self {
        case .create(let new): new.requester == nil ? .createTicket : .createTicketForOther
        case .update: .updateTicket
        case .transition: .transitionTicket
        case .addComment(_, _, _, _, _, let isInternal, _): isInternal ? .writeInternalNote : .comment
        case .assign, .assignTeam, .handOver: .assignTicket
        case .escalate: .escalateTicket
        case .setTrack: .setTrack
        case .rate: .rateTicket
        case .addParticipant, .removeParticipant: .changeParticipants
        case .link, .unlink: .linkTickets
        case .merge, .unmerge: .mergeTickets
        case .delete, .undelete: .deleteTicket
        case .tag: .tagTicket
        case .setFields: .setCustomFields
        case .move, .migrate: .moveTicket
        case .fireTimer: .fireTimer
        case .applyMacro: .applyMacro
        }
    }
}
