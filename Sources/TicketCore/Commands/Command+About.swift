extension Command {
    /// The same command about another ticket; a creation stays what it is.
    public func about(_ number: Int64) -> Command {
        switch self {
        case .create: self
        case .update(_, let changes): .update(number: number, changes: changes)
        case .transition(_, let status, let reason): .transition(number: number, status: status, reason: reason)
        case .addComment(_, let body, let replyTo, let informational, let channel, let isInternal, let attachments):
            .addComment(
                number: number, body: body, replyTo: replyTo, informational: informational, channel: channel,
                isInternal: isInternal, attachments: attachments)
        case .assign(_, let person): .assign(number: number, person: person)
        case .assignTeam(_, let team): .assignTeam(number: number, team: team)
        case .handOver(_, let person, let team): .handOver(number: number, person: person, team: team)
        case .escalate(_, let tier, let reason): .escalate(number: number, tier: tier, reason: reason)
        case .setTrack(_, let track, let state): .setTrack(number: number, track: track, state: state)
        case .rate(_, let score, let comment): .rate(number: number, score: score, comment: comment)
        case .addParticipant(_, let email, let isTold, let isLetIn):
            .addParticipant(number: number, email: email, isTold: isTold, isLetIn: isLetIn)
        case .removeParticipant(_, let email): .removeParticipant(number: number, email: email)
        case .link(_, let other, let kind): .link(number: number, other: other, kind: kind)
        case .unlink(_, let other, let kind): .unlink(number: number, other: other, kind: kind)
        case .merge(_, let target): .merge(number: number, into: target)
        case .unmerge: .unmerge(number: number)
        case .delete: .delete(number: number)
        case .undelete: .undelete(number: number)
        case .tag(_, let add, let remove): .tag(number: number, add: add, remove: remove)
        case .setFields(_, let values): .setFields(number: number, values: values)
        case .move(_, let desk): .move(number: number, desk: desk)
        case .migrate(_, let statuses): .migrate(number: number, statuses: statuses)
        case .fireTimer(_, let timer): .fireTimer(number: number, timer: timer)
        case .applyMacro(_, let macro, let channel): .applyMacro(number: number, macro: macro, channel: channel)
        }
    }
}
