import Testing
import TicketCore

@Suite("The end of a ticket")
struct EndTests {
    @Test("A ticket that begins solved has its end from the beginning")
    func beginsSolved() throws {
        var desk = Cast.desk
        desk.initialStatus = "resolved"
        var world = World(desks: [DeskVersion(version: 1, desk: desk)])
        let request = CommandRequest(actor: Cast.ana, command: .create(NewTicket(desk: desk.key, subject: "Done")))
        let state = try world.run(request, at: Cast.now).outcome.ticket.state
        #expect(state.endTime == Cast.now)
        #expect(state.endings == 1)
    }
}
