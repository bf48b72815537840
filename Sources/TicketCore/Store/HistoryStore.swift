/// A store that tells what tickets were like.
public protocol HistoryStore: Sendable {
    /// A ticket as it was at a moment, made anew from its events; nil if it was not there yet.
    ///
    /// - Parameters:
    ///   - number: the ticket.
    ///   - moment: when. A revision that it does not have yet means as it is now.
    ///   - includesInternal: whether to give the notes that staff keep among themselves.
    func ticket(
        _ number: Int64, at moment: TicketMoment, tenant: String, includesInternal: Bool
    ) async throws -> PastTicket?
}
