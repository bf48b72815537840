/// Which files of a ticket somebody reads who may read the ticket.
public struct AttachmentReader: Sendable, Hashable {
    /// Who reads, by person id.
    public var personID: String
    /// Whether they read what staff keep among themselves.
    public var readsInternal: Bool

    /// Somebody who may read the ticket.
    public init(_ actor: Actor) {
        personID = actor.person.id
        readsInternal = Authorization.readsInternal(actor)
    }

    /// Whether they read a file: what is on a public comment, what they uploaded themselves and what is on no comment
    /// yet; staff read all.
    public func reads(_ attachment: Attachment) -> Bool {
        if readsInternal { return true }
        return attachment.commentID == nil ? attachment.author.id == personID : !attachment.isInternal
    }
}
