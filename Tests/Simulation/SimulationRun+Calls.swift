internal import DiskTestSupport
internal import ProtobufC
internal import TTRPC
internal import TestRandom
internal import TicketCore

extension SimulationRun {
    private static let openMax = 4

    // MARK: Asking

    func call() throws {
        guard operations.count(where: { $0.openCount > 0 }) < 2 * connections.count else { return }
        let place = Int.random(in: connections.indices, using: &random)
        let operation = SimulatedOperation(
            index: operations.count, person: SimulatedPerson.all[place], kind: kind(for: SimulatedPerson.all[place]),
            start: step)
        operations.append(operation)
        try send(operation.index, on: place)
    }

    /// Asks again with the same request id: for what was lost, and now and then for what may still be answered.
    func retry() throws {
        let open = operations.filter { $0.end == nil && !$0.isGivenUp && $0.attemptCount < Self.openMax }
        guard !open.isEmpty else { return }
        let operation = random.pick(open)
        guard operation.openCount == 0 || random.once(in: 3),
            let place = SimulatedPerson.all.firstIndex(of: operation.person)
        else { return }
        try send(operation.index, on: place)
    }

    func send(_ index: Int, on place: Int) throws {
        let operation = operations[index]
        let isOther = fault == .keyChanged && operation.attemptCount > 0
        let call = operation.call(requestID: "request-\(index)" + (isOther ? "-again" : ""))
        var token = operation.person.token
        if fault == .tokenMixedUp, random.once(in: 10) {
            token = "token-of-\(operation.person.id)-in-\(operation.person.tenant == "north" ? "south" : "north")"
        }
        let connection = connections[place] ?? SimulatedConnection(operation.person, router: host.router)
        connections[place] = connection
        let timeout: Duration? = random.once(in: 4) ? .seconds(random.pick([1, 30, 300])) : nil
        guard
            let stream = try connection.send(call.method, call.request, token: token, timeout: timeout, now: now)
        else { return }
        streams[StreamName(connection: ObjectIdentifier(connection), stream: stream)] = index
        operations[index].attemptCount += 1
        operations[index].openCount += 1
        callCount += 1
        trace.append("    \(index): \(operation.person.tenant) \(operation.person.id) \(operation.kind)")
    }

    private func kind(for person: SimulatedPerson) -> SimulatedOperation.Kind {
        let number = random.pick(numbers[person.tenant] ?? SimulatedWorld.firstNumbers)
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<3 where person.role == .requester:
            return .create(desk: random.pick(SimulatedWorld.desks.map(\.key)))
        case 0..<9: return .comment(number, isInternal: person.role == .agent && random.once(in: 3))
        case 9..<12:
            return .rename(number, revision: random.once(in: 2) ? Int64.random(in: 1...12, using: &random) : nil)
        case 12..<15:
            return .transition(
                number, status: random.pick(["open", "pending", "awaiting_customer", "resolved", "closed"]))
        default: return .read(number)
        }
    }

    // MARK: Bytes

    func deliverToServer() async throws {
        let places = connections.indices.filter { connections[$0]?.hasBytesForServer == true }
        guard !places.isEmpty else { return }
        let isGroup = !isDiskFailing && places.count > 1 && random.once(in: 2)
        let chosen = isGroup ? places : [random.pick(places)]
        let byteCount = random.once(in: 4) ? Int.random(in: 1...60, using: &random) : .max
        let recordCount = host.disk.recordCount
        var begun: [(SimulatedConnection, ServerCall)] = []
        let deliver = { [self] in
            for place in chosen {
                guard let connection = connections[place] else { continue }
                let calls = try connection.deliverToServer(byteCount, host, now: now)
                begun += calls.map { (connection, $0) }
            }
        }
        if isGroup { try host.grouping(deliver) } else { try deliver() }
        let answers = begun.isEmpty ? [] : await host.outbox.answers(begun.count)
        for (connection, call) in begun {
            guard let answer = answers.first(where: { $0.call === call }) else { continue }
            try connection.finish(answer, recordCount: recordCount)
        }
        await host.settle()
        for place in chosen where connections[place]?.isClosed == true { lose(place) }
    }

    func deliverToClient() throws {
        let places = connections.indices.filter { connections[$0]?.hasBytesForClient == true }
        guard !places.isEmpty, let connection = connections[random.pick(places)] else { return }
        let byteCount = random.once(in: 4) ? Int.random(in: 1...100, using: &random) : .max
        for news in try connection.deliverToClient(byteCount) { try hear(news, on: connection) }
    }

    /// A connection is gone: nobody knows what became of what was on it.
    func lose(_ place: Int) {
        guard let connection = connections[place] else { return }
        connections[place] = nil
        for (name, index) in streams where name.connection == ObjectIdentifier(connection) {
            operations[index].openCount -= 1
            streams[name] = nil
        }
    }

    // MARK: Answers

    func hear(_ news: SimulatedConnection.News, on connection: SimulatedConnection) throws {
        switch news {
        case .failure(let stream, let error):
            guard let index = close(stream, connection) else { return }
            trace.append("    \(index): \(error.code)")
            try take(error, of: index)
        case .reply(let stream, let bytes):
            guard let index = close(stream, connection) else { return }
            floor = max(floor, connection.marks[stream] ?? 0)
            try checkSecrets(of: bytes, for: connection.person)
            try take(reply(bytes, to: index), of: index)
        }
    }

    private func close(_ stream: UInt32, _ connection: SimulatedConnection) -> Int? {
        let name = StreamName(connection: ObjectIdentifier(connection), stream: stream)
        guard let index = streams.removeValue(forKey: name) else { return nil }
        operations[index].openCount -= 1
        return index
    }

    /// The reply, or, with the fault for it, an earlier one about the same ticket.
    private func reply(_ bytes: [UInt8], to index: Int) -> [UInt8] {
        guard fault == .readStale, case .read(let number) = operations[index].kind else { return bytes }
        let key = operations[index].person.tenant == "north" ? number : -number
        defer { staleReads[key] = staleReads[key] ?? bytes }
        return staleReads[key] ?? bytes
    }

    private func take(_ bytes: [UInt8], of index: Int) throws {
        let end = try operations[index].end(of: bytes, in: Arena())
        trace.append("    \(index): \(end)")
        if case .done = operations[index].end {
            try promise(
                operations[index].end == end || !operations[index].isWrite || operations[index].isGivenUp,
                "operation \(index) was answered otherwise the second time: \(operations[index]), \(end)")
            return
        }
        operations[index].end = end
        operations[index].endStep = step
        guard case .done(let number, _, _) = end, case .create = operations[index].kind else { return }
        numbers[operations[index].person.tenant, default: []].append(number)
    }

    /// A failure that leaves the outcome open is a reason to ask again.
    private func take(_ error: RPCError, of index: Int) throws {
        switch error.code {
        case .unavailable, .deadlineExceeded: return
        case .invalidArgument, .notFound, .permissionDenied, .failedPrecondition, .aborted:
            guard operations[index].end == nil else { return }
            operations[index].end = .refused(error.code)
            operations[index].endStep = step
        default: throw BrokenPromise("operation \(index) failed as none may: \(error)")
        }
    }

    /// Nobody is told anything of another tenant, and no customer what staff keep among themselves.
    private func checkSecrets(of reply: [UInt8], for person: SimulatedPerson) throws {
        let text = String(decoding: reply, as: UTF8.self)
        for tenant in SimulatedPerson.tenants where tenant != person.tenant {
            try promise(!text.contains("of \(tenant)"), "\(person.id) of \(person.tenant) was told of \(tenant)")
        }
        try promise(
            person.role == .agent || !text.contains("secret of"), "\(person.id) of \(person.tenant) was told a secret")
    }
}
