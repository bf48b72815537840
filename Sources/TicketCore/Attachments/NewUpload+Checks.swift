extension NewUpload {
    /// Refuses what a ticket's desk does not take, or its sender may not add.
    ///
    /// - Parameters:
    ///   - ticket: the ticket that it names; nil if there is none.
    ///   - desk: the ticket's desk.
    public func check(by actor: Actor, on ticket: Ticket?, desk: Desk?) throws(Refusal) {
        guard let ticket, let desk else { throw .notFound(what: "ticket \(ticketNumber)") }
        switch Authorization.may(actor, .comment, ticket) {
        case .yes: break
        case .no: throw .forbidden(.comment)
        case .notFound: throw .notFound(what: "ticket \(ticketNumber)")
        }
        let violations = [filenameViolation, sizeViolation(desk), digestViolation].compactMap { $0 }
        if !violations.isEmpty { throw .invalid(violations) }
        if ticket.state.deleteTime != nil { throw .deleted }
    }

    private var filenameViolation: FieldViolation? {
        Filename.problem(filename).map {
            FieldViolation(field: "start.filename", reason: "INVALID_FILENAME", description: $0)
        }
    }

    private func sizeViolation(_ desk: Desk) -> FieldViolation? {
        let limit = min(Int64(desk.limits.attachmentBytesMax), AttachmentLimits.fileBytesMax)
        if sizeBytes < 0 {
            return FieldViolation(
                field: "start.size_bytes", reason: "OUT_OF_RANGE", description: "a size is 0 or more bytes")
        }
        guard sizeBytes > limit else { return nil }
        return FieldViolation(
            field: "start.size_bytes", reason: "TOO_LONG", description: "at most \(limit) bytes; it has \(sizeBytes)")
    }

    private var digestViolation: FieldViolation? {
        guard sha256.count != 32 else { return nil }
        return FieldViolation(
            field: "start.sha256", reason: "INVALID_DIGEST",
            description: "SHA-256 of the whole file, 32 bytes; these are \(sha256.count)")
    }
}
