internal import TicketCore

/// Ends the copies that somebody gets of a ticket.
struct CopyStop: Sendable {
    let store: any TicketStore

    /// Ends the copies of whom a token was given to; does nothing for one that never was.
    func stop(token: String, tenant: String, house: MailHouse) async throws {
        guard
            let address = ReplyAddress(
                verifying: token, purpose: .unsubscribe, tenant: tenant, keys: house.keys)
        else { return }
        try await stop(address, tenant: tenant)
    }

    /// Ends the copies of whom an address was given to. Who may read the ticket still may.
    func stop(_ address: ReplyAddress, tenant: String) async throws {
        guard let ticket = try await store.ticket(address.ticketNumber, tenant: tenant),
            let participant = ticket.state.participants.first(where: { participant in
                EmailAddress(participant.email).map { ParticipantNumber.of($0) == address.participant } ?? false
            }), participant.isTold
        else { return }
        let command =
            participant.isLetIn
            ? Command.addParticipant(number: ticket.number, email: participant.email, isTold: false, isLetIn: true)
            : .removeParticipant(number: ticket.number, email: participant.email)
        do {
            _ = try await store.execute(CommandRequest(actor: .system(tenant: tenant), command: command))
        } catch Refusal.conflict, Refusal.notFound {
            // The ticket is over, or somebody else was quicker: there are no more copies either way.
        }
    }
}
