internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket track`.
struct TrackCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "track", abstract: "Move a ticket on one of its tracks, such as the incident.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @Argument(help: "The key of the track.") var track: String
    @Argument(help: "The key of the state that it is to be in.") var state: String
    @OptionGroup var change: ChangeOptions
    @OptionGroup var global: GlobalOptions

    func changed(in session: Session) async throws -> Ticket {
        let request = SetTrackRequest(
            number: number, track: track, state: state, etag: change.etag, requestID: session.requestID)
        return try await session.client.tickets.setTrack(request)
    }
}
