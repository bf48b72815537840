internal import ProtobufC
internal import TTRPC
internal import TicketMessages

/// Something that somebody wants done, or wants to know, with what came of it.
struct SimulatedOperation {
    enum Kind: Hashable {
        case create(desk: String)
        case comment(Int64, isInternal: Bool)
        /// With the revision that the caller expects, if any.
        case rename(Int64, revision: Int64?)
        case transition(Int64, status: String)
        case read(Int64)
    }

    /// What the caller was told.
    enum End: Hashable {
        /// Done, or read, of a ticket as it was at a revision.
        case done(number: Int64, revision: Int64, subject: String)
        /// Refused, for certain.
        case refused(StatusCode)
    }

    let index: Int
    let person: SimulatedPerson
    let kind: Kind
    /// The step in which it was asked for.
    let start: Int
    /// How many times it was sent.
    var attemptCount = 0
    /// How many of those are still open.
    var openCount = 0
    /// The step in which the first answer came.
    var endStep: Int?
    var end: End?
    /// True when nobody asks again: so much time has passed that the server may have forgotten the request id.
    var isGivenUp = false

    var isWrite: Bool { if case .read = kind { false } else { true } }

    /// What is written, unlike anything else; it tells the tenant, and whether customers may read it.
    var text: String {
        if case .comment(_, true) = kind { return "secret of \(person.tenant), number \(index)" }
        return "words of \(person.tenant), number \(index)"
    }

    /// The call for it.
    ///
    /// - Parameter requestID: makes it the same request as another with this id.
    func call(requestID: String) -> (method: MethodDescriptor, request: any ProtobufMessage) {
        switch kind {
        case .create(let desk):
            return (
                TicketServiceMethods.createTicket,
                CreateTicketRequest(ticket: Ticket(desk: desk, subject: text), requestID: requestID)
            )
        case .comment(let number, let isInternal):
            let comment = Comment(body: text, internal: isInternal)
            return (
                TicketServiceMethods.addComment,
                AddCommentRequest(number: number, comment: comment, requestID: requestID)
            )
        case .rename(let number, let revision):
            let ticket = Ticket(number: number, subject: text, etag: revision.map { "r\($0)" } ?? "")
            return (
                TicketServiceMethods.updateTicket,
                UpdateTicketRequest(
                    ticket: ticket, updateMask: GoogleProtobufFieldMask(paths: ["subject"]), requestID: requestID)
            )
        case .transition(let number, let status):
            return (
                TicketServiceMethods.transitionTicket,
                TransitionTicketRequest(number: number, status: status, requestID: requestID, reason: text)
            )
        case .read(let number):
            return (TicketServiceMethods.getTicket, GetTicketRequest(number: number))
        }
    }

    /// What a reply says.
    func end(of reply: [UInt8], in arena: Arena) throws -> End {
        defer { arena.reset() }
        return try reply.withUnsafeBytes { bytes in
            if case .comment = kind {
                return Self.end(try AddCommentResponse(unpacking: bytes, in: arena).ticket)
            }
            return Self.end(try Ticket(unpacking: bytes, in: arena))
        }
    }

    private static func end(_ ticket: Ticket?) -> End {
        .done(number: ticket?.number ?? 0, revision: ticket?.revision ?? 0, subject: ticket?.subject ?? "")
    }
}
