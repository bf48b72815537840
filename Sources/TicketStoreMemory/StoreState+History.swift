internal import TicketCore

extension StoreState {
    func ticket(
        _ number: Int64, at moment: TicketMoment, tenant: String, includesInternal: Bool
    ) throws -> PastTicket? {
        var replay = TicketReplay(upTo: moment, includesInternal: includesInternal)
        for entry in feed where entry.tenant == tenant && entry.event.ticketNumber == number {
            try replay.take(entry.event)
        }
        return replay.result
    }
}
