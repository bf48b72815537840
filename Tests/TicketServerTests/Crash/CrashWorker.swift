internal import TestRandom
internal import Testing
internal import TicketClient

/// One client that works until its server is gone: submits, comments, moves, rates, uploads, and sometimes repeats
/// what it has just done.
struct CrashWorker {
    /// A ticket of this worker's, and what may still be done to it.
    private struct Own {
        let number: Int64
        let desk: String
        var isMoved = false
        var isRated = false
    }

    let name: String
    let ledger: CrashLedger
    private var random: SeededRandom
    private var own: [Own] = []
    private var count = 0

    init(name: String, seed: UInt64, ledger: CrashLedger) {
        self.name = name
        self.ledger = ledger
        random = SeededRandom(seed: seed)
    }

    /// Works until a call fails.
    mutating func run(_ server: RunningServer, _ ana: TicketClient, _ alba: TicketClient) async {
        while true {
            let operation = next()
            if ledger.begin(operation) { server.send(signal: 9) }
            guard let answer = try? await operation.perform(as: ana, alba) else { return }
            acknowledge(operation, answer, server)
            guard Int.random(in: 0..<4, using: &random) == 0 else { continue }
            guard let again = try? await operation.perform(as: ana, alba) else { return }
            acknowledge(operation, again, server)
        }
    }

    private mutating func acknowledge(_ operation: CrashOperation, _ answer: String, _ server: RunningServer) {
        let (contradicted, isLast) = ledger.acknowledge(operation.id, answer)
        #expect(contradicted == nil, "\(operation.id): \(answer)")
        if isLast { server.send(signal: 9) }
        guard case .create(let desk) = operation.kind, let number = Int64(answer) else { return }
        if !own.contains(where: { $0.number == number }) { own.append(Own(number: number, desk: desk)) }
    }

    private mutating func next() -> CrashOperation {
        count += 1
        let id = "\(name)-\(count)"
        guard let index = own.indices.randomElement(using: &random), Int.random(in: 0..<3, using: &random) > 0 else {
            let desk = ["account-portal", "live-chat", "help-center"].randomElement(using: &random)
            return CrashOperation(id: id, kind: .create(desk: desk ?? "account-portal"))
        }
        return CrashOperation(id: id, kind: kind(for: index))
    }

    private mutating func kind(for index: Int) -> CrashOperation.Kind {
        let ticket = own[index]
        let number = ticket.number
        switch ticket.desk {
        case "live-chat": return chatKind(for: index)
        case "help-center": return Bool.random(using: &random) ? .comment(number: number) : .reply(number: number)
        default:
            if !ticket.isMoved, Bool.random(using: &random) {
                own[index].isMoved = true
                return .transition(number: number, status: "pending")
            }
            return Bool.random(using: &random) ? .comment(number: number) : .upload(number: number)
        }
    }

    /// A chat is answered, and sometimes closed and rated.
    private mutating func chatKind(for index: Int) -> CrashOperation.Kind {
        let ticket = own[index]
        let number = ticket.number
        if ticket.isMoved, !ticket.isRated {
            own[index].isRated = true
            return .rate(number: number)
        }
        if ticket.isRated { return .create(desk: "live-chat") }
        if Int.random(in: 0..<3, using: &random) == 0 {
            own[index].isMoved = true
            return .transition(number: number, status: "closed")
        }
        return .answer(number: number)
    }
}
