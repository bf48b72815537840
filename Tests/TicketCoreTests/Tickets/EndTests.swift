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

    @Test("A ticket whose status becomes an end in a new version of its desk has its end from then")
    func becomesEnd() throws {
        var newer = Cast.desk
        newer.statuses[0].category = .closed
        var world = World(desks: [DeskVersion(version: 1, desk: Cast.desk)])
        try world.run(
            CommandRequest(actor: Cast.ana, command: .create(NewTicket(desk: newer.key, subject: "Help"))), at: Cast.now
        )
        world.desks.append(DeskVersion(version: 2, desk: newer))
        let later = Timestamp(microsecondsSinceEpoch: Cast.now.microsecondsSinceEpoch + 60_000_000)
        let migration = CommandRequest(actor: Cast.ines, command: .migrate(number: 1, statuses: [:]))
        let state = try world.run(migration, at: later).outcome.ticket.state
        #expect(state.endTime == later)
        #expect(state.endings == 1)
    }
}
