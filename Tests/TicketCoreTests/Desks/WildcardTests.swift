import Testing
import TicketCore

@Suite("Moves with wildcards")
struct WildcardTests {
    private static let exact = move("a", "b")
    private static let toB = move(nil, "b")
    private static let fromA = move("a", nil)
    private static let any = move(nil, nil)

    private static func move(
        _ from: String?, _ to: String?, on triggers: Set<Transition.Trigger> = [.command], by role: Role = .agent
    ) -> Transition {
        Transition(from: from, to: to, triggers: triggers, roles: [role])
    }

    private func desk(_ transitions: [Transition]) -> Desk {
        var desk = Cast.desk
        desk.statuses = ["a", "b", "c", "d"].map {
            Status(key: $0, category: .open, waitingOn: .agent, labels: LocalizedText([:]))
        }
        desk.transitions = transitions
        return desk
    }

    @Test("The exact move wins over * -> b, that over a -> *, that over * -> *, in whatever order they stand")
    func precedence() {
        let byRank = [Self.exact, Self.toB, Self.fromA, Self.any]
        for rank in byRank.indices {
            let present = Array(byRank[rank...])
            for order in [present, present.reversed()] {
                #expect(desk(order).transition(from: "a", to: "b", on: .command) == byRank[rank])
            }
        }
        #expect(desk([]).transition(from: "a", to: "b", on: .command) == nil)
    }

    @Test("Each pattern covers its own moves alone")
    func coverage() {
        let statuses = ["a", "b", "c", "d"]
        let patterns: [(Transition, (String, String) -> Bool)] = [
            (Self.exact, { $0 == "a" && $1 == "b" }), (Self.toB, { _, to in to == "b" }),
            (Self.fromA, { from, _ in from == "a" }), (Self.any, { _, _ in true }),
        ]
        for (pattern, covers) in patterns {
            let desk = desk([pattern])
            for from in statuses {
                for to in statuses {
                    let isMove = desk.transition(from: from, to: to, on: .command) != nil
                    #expect(isMove == (from != to && covers(from, to)), "\(from) -> \(to)")
                }
            }
        }
    }

    @Test("The winner alone decides who may and what triggers it")
    func winnerDecides() {
        let desk = desk([
            Self.any, Self.move("a", "b", on: [.customerReply], by: .admin), Self.move(nil, "c", by: .admin),
        ])
        #expect(desk.transition(from: "a", to: "b", on: .command) == nil)
        #expect(desk.transition(from: "a", to: "b", on: .customerReply) != nil)
        #expect(desk.transitions(from: "a", by: .agent).map(\.status.key) == ["d"])
        #expect(desk.transitions(from: "a", by: .admin).map(\.status.key) == ["c"])
        #expect(desk.transitions(from: "b", by: .agent).map(\.status.key) == ["a", "d"])
    }

    @Test("A status is terminal when no pattern leads out of it")
    func terminal() {
        #expect(desk([Self.toB]).isTerminal("b"))
        #expect(!desk([Self.toB]).isTerminal("a"))
        #expect(!desk([Self.any]).isTerminal("b"))
        #expect(desk([Self.exact]).isTerminal("c"))
        #expect(!desk([Self.fromA]).isTerminal("a"))
    }

    @Test("A reply moves to the status of the move that it triggers, or nowhere")
    func replies() {
        let desk = desk([Self.move("a", "b", on: [.agentReply]), Self.move(nil, "c", on: [.customerReply])])
        #expect(desk.target(in: "a", on: .agentReply)?.status.key == "b")
        #expect(desk.target(in: "b", on: .agentReply) == nil)
        #expect(desk.target(in: "b", on: .customerReply)?.status.key == "c")
        #expect(desk.target(in: "c", on: .customerReply) == nil)
    }
}
