import Foundation
import ScenarioRunner
import Testing

@Suite("The desks, played by their scenarios", .timeLimit(.minutes(10)))
struct ScenarioTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    private static let folder = root + "/Tests/Scenarios"

    @Test(
        "Every rule of a desk holds",
        arguments: ["account-portal", "help-center", "live-chat", "tiered-desk", "zendesk"])
    func play(name: String) async throws {
        let scenarios = try Scenarios(folder: Self.folder)
        let script = try #require(scenarios.scripts.first { $0.name == name })
        let account = Account()
        let played = try await scenarios.play(script) { line in account.lines.append(line) }
        let failed = played.filter { !$0.outcome.isGood }
        #expect(failed.isEmpty, "\(account.lines.joined(separator: "\n"))")
    }

    @Test("Every rule of the list is played, and every played rule stands in the list")
    func rules() throws {
        let rules = try RuleList.read(path: Self.root + "/docs/DESKS.md")
        let scenarios = try Scenarios(folder: Self.folder)
        #expect(rules.rules.count > 50)
        #expect(rules.problems(with: scenarios.scripts) == [])
    }
}

/// What a play says.
private final class Account {
    var lines: [String] = []
}
