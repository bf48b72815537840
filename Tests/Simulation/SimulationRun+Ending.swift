internal import DiskTestSupport
internal import TTRPC
internal import TicketCore
internal import TicketStoreSQLite

extension SimulationRun {
    /// Brings everything to rest: what was not answered is asked for again until it is, and what is due fires.
    func finish() async throws {
        step += 1
        trace.append("\(step) finish")
        host.disk.mend()
        isDiskFailing = false
        for index in connections.indices { lose(index) }
        for index in operations.indices where operations[index].end == nil && !operations[index].isGivenUp {
            guard let place = SimulatedPerson.all.firstIndex(of: operations[index].person) else { continue }
            try send(index, on: place)
            try await drain()
            try promise(
                operations[index].end != nil || operations[index].openCount == 0,
                "operation \(index) is not answered, although nothing fails: \(operations[index])")
            lose(place)
        }
        clock.advance(seconds: 400)
        try await fireTimers()
        let due = try await host.store.dueTimers(until: clock.now, limit: 1)
        try promise(due.isEmpty, "a timer is due still: \(due)")
        for index in readers.indices { try await readers[index].read(host.store, pageSize: 50) }
        try await checkFeeds()
        let problems = try await host.store.checkIntegrity()
        try promise(problems.isEmpty, "the database contradicts itself: \(problems)")
    }

    /// Lets the server know the desks, so that it answers from the writer's own thread in every run alike.
    func warmUp() async throws {
        for (place, person) in SimulatedPerson.all.enumerated() where person.role == .agent {
            for number in SimulatedWorld.firstNumbers {
                let operation = SimulatedOperation(
                    index: operations.count, person: person, kind: .read(number), start: step)
                operations.append(operation)
                try send(operation.index, on: place)
                try await drain()
            }
            lose(place)
        }
        await host.settle()
    }

    /// Lets everything arrive.
    private func drain() async throws {
        while connections.contains(where: { $0?.hasBytesForServer == true || $0?.hasBytesForClient == true }) {
            try await deliverToServer()
            try deliverToClient()
        }
    }

    /// Who has followed the events across crashes has seen those that are there, each once, in their order.
    private func checkFeeds() async throws {
        for reader in readers {
            var all = EventReader(tenant: reader.tenant)
            try await all.read(host.store, pageSize: 1_000)
            try promise(
                all.events == reader.events,
                "the feed of \(reader.tenant) told of \(reader.events.count) events, and there are \(all.events.count)")
        }
    }
}
