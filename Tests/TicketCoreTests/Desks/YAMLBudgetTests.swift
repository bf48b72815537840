import TestThreads
import Testing
import TicketCore
import TicketDesks

@Suite("What a desk's file may stand for", .onThreadOfItsOwn)
struct YAMLBudgetTests {
    private func finding(_ yaml: String) -> DeskFileFinding? { DeskFile.validate(yaml: yaml).first }

    @Test("A small file that stands for a very large one is refused before it is built", .timeLimit(.minutes(10)))
    func aliases() {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            yaml += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(finding(yaml)?.code == "TOO_LARGE")
        // As keys they are hashed, which takes as long.
        #expect(finding(yaml + "? *a30\n: x\n")?.code == "TOO_LARGE")
    }

    @Test("Values that lie too deep in each other are refused", arguments: ["[", "{a: ", "- ", "? "])
    func depth(opening: String) {
        #expect(finding(String(repeating: opening, count: 900))?.code == "TOO_LARGE")
        #expect(finding(String(repeating: opening, count: 60_000)) != nil)
    }

    @Test("An alias of a list that it lies in is refused")
    func cycle() {
        #expect(finding("a: &a [*a]") != nil)
    }

    @Test("A desk of too many statuses or moves is refused before it is looked over", .timeLimit(.minutes(10)))
    func size() {
        var desk = DeskTemplates.zendesk
        desk.statuses = (0..<10_000).map {
            Status(key: "s\($0)", category: .open, waitingOn: .agent, labels: desk.names)
        }
        desk.transitions = (1..<10_000).map {
            Transition(from: "s\($0 - 1)", to: "s\($0)", triggers: [.command], roles: [.agent])
        }
        #expect(desk.findings().map(\.code) == ["TOO_MANY", "TOO_MANY"])
        #expect(desk.findings().map(\.pathText) == ["statuses", "transitions"])
    }

    @Test("Every built-in desk is far within its bounds")
    func builtIn() {
        for (desk, file) in DeskTemplates.allWithFiles {
            #expect(DeskFile.report(yaml: file).usableDesk == desk)
        }
    }
}
