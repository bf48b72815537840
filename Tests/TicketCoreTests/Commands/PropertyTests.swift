import TestThreads
import Testing
import TicketCore
import TicketDesks

/// Random commands, right and wrong, on every desk: nothing traps, and the events are the tickets.
@Suite("Every desk under random commands", .onThreadOfItsOwn)
struct PropertyTests {
    @Test(
        "Decisions follow on what is there, and replaying them gives the tickets",
        arguments: DeskTemplates.all.map(\.key))
    func replay(key: String) throws {
        var desk = try #require(DeskTemplates.all.first { $0.key == key })
        desk.statusMaps = [StatusMap(desk: "zendesk", statuses: [desk.initialStatus: "open"])]
        var accepted = 0
        for seed in 0..<15 as Range<UInt64> {
            var random = RandomLife(desk: desk, seed: seed)
            var world = World(
                desks: [
                    DeskVersion(version: 1, desk: desk), DeskVersion(version: 1, desk: DeskTemplates.zendesk),
                    DeskVersion(version: 2, desk: desk),
                ], people: Cast.everybody.map(\.person))
            if desk.key == "zendesk" { world.desks.remove(at: 1) }
            var now = Cast.now
            for _ in 0..<150 {
                now = Timestamp(microsecondsSinceEpoch: now.microsecondsSinceEpoch + random.seconds() * 1_000_000)
                let before = world.tickets
                do {
                    try world.run(random.request(in: world), at: now)
                    accepted += 1
                } catch is Refusal {
                    #expect(world.tickets == before, "a refusal changes nothing")
                }
            }
            try checkReplay(world, "seed \(seed)")
            checkInvariants(world, "seed \(seed)")
        }
        #expect(accepted > 400, "next to nothing was accepted")
    }

    private func checkReplay(_ world: World, _ place: String) throws {
        var replayed: [Int64: Ticket] = [:]
        for event in world.events {
            replayed[event.ticketNumber] = Ticket.applying(event, to: replayed[event.ticketNumber])
        }
        try #require(replayed == world.tickets, "\(place)")
    }

    private func checkInvariants(_ world: World, _ place: String) {
        for ticket in world.tickets.values {
            let desk = world.desk(ticket.desk, version: ticket.deskVersion)?.desk
            #expect(desk?.status(ticket.status.key)?.reference == ticket.status, "\(place)")
            #expect((ticket.state.endTime != nil) == ticket.status.category.isEnd, "\(place)")
            for timer in ticket.state.timers {
                let target = desk?.timers.first { $0.key == timer.key }?.target ?? ""
                #expect(desk?.transition(from: ticket.status.key, to: target, on: .timer) != nil, "\(place): stale")
            }
            if let target = ticket.state.mergedInto {
                #expect(world.ticket(target)?.state.mergedTickets.contains(ticket.number) ?? false, "\(place)")
            }
            for link in ticket.state.links {
                let other = world.ticket(link.number)?.state.links ?? []
                #expect(other.contains(TicketLink(number: ticket.number, kind: link.kind.inverse)), "\(place)")
            }
        }
    }
}
