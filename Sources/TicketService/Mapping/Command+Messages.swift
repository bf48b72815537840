internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension Command {
    /// The word by which a request means nobody, or no team.
    private static let none = "none"

    /// Give a ticket to somebody, to a team, or to both.
    init(_ request: AssignTicketRequest, caller: Caller) throws {
        let id = request.assignee == "me" ? caller.actor.person.id : request.assignee
        let person = id == Self.none ? nil : id
        let team = request.team == Self.none ? nil : request.team
        switch (request.assignee.isEmpty, request.team.isEmpty) {
        case (false, true): self = .assign(number: request.number, person: person)
        case (true, false): self = .assignTeam(number: request.number, team: team)
        case (false, false): self = .handOver(number: request.number, person: person, team: team)
        case (true, true):
            throw RPCError.invalidArgument(
                field: "assignee", reason: "REQUIRED",
                "name who is to have the ticket: a person, \"me\" or \"none\", or a team")
        }
    }

    /// Rate the service.
    init(_ request: RateTicketRequest) throws {
        guard let rating = request.rating else {
            throw RPCError.invalidArgument(field: "rating", reason: "REQUIRED", "say how you rate the service")
        }
        self = .rate(number: request.number, score: Int(rating.score), comment: rating.comment)
    }

    /// Let somebody take part.
    init(_ request: AddParticipantRequest) throws {
        self = .addParticipant(
            number: request.number, email: request.email, isTold: try request.notified.core(field: "notified"),
            isLetIn: try request.admitted.core(field: "admitted"))
    }

    /// Link two tickets.
    init(_ request: LinkTicketsRequest) throws {
        let kind = try request.kind.required()
        if kind == .followUpOf || kind == .followedUpBy {
            throw RPCError.invalidArgument(
                field: "kind", reason: "NOT_OFFERED", "which ticket goes on with which is noted by the service alone")
        }
        self = .link(number: request.number, other: request.otherNumber, kind: kind)
    }

    /// Take a link off two tickets.
    init(_ request: UnlinkTicketsRequest) throws {
        self = .unlink(number: request.number, other: request.otherNumber, kind: try request.kind.required())
    }
}

extension ParticipantRight {
    /// Whether the right is given; nil to leave it to the desk.
    fileprivate func core(field: String) throws -> Bool? {
        switch self {
        case .unspecified: nil
        case .granted: true
        case .denied: false
        case .unrecognized:
            throw RPCError.invalidArgument(
                field: field, reason: "UNKNOWN_VALUE", "name a value that this service has")
        }
    }
}

extension LinkKind {
    fileprivate func required() throws -> TicketCore.TicketLink.Kind {
        guard let core else {
            throw RPCError.invalidArgument(
                field: "kind", reason: "REQUIRED", "say how the tickets hang together, by a kind that this service has")
        }
        return core
    }
}
