internal import TTRPC
internal import TicketClient

/// Plays a script against a server of its own and says, line by line, what was done and checked.
struct ScenarioPlayer {
    let script: Script
    let book: StepBook
    let isInRealTime: Bool
    /// Gets every line of the account.
    let say: (String) -> Void

    /// What came of each rule. A rule that fails does not stop the next one: each begins with tickets of its own.
    func play() async throws -> [PlayedRule] {
        say("\(script.name)")
        let stage = try await Stage(script, isInRealTime: isInRealTime)
        var played: [PlayedRule] = []
        for section in script.sections {
            stage.beginRule()
            played.append(await play(section, on: stage))
        }
        if played.contains(where: { !$0.outcome.isGood }) { say(stage.server.log) }
        try await stage.end()
        return played
    }

    private func play(_ section: Script.Section, on stage: Stage) async -> PlayedRule {
        say("\n  \(section.rule) \(section.title)")
        var checkCount = 0
        var outcome = Outcome.held
        for line in section.lines {
            do {
                let found = try book.find(line.text)
                let isCheck = found.step.kind == .check || found.refusal != nil
                try await play(found, on: stage)
                say("    \(isCheck ? "✓" : "·") \(line.text)")
                for note in stage.notes { say("        \(note)") }
                stage.notes = []
                checkCount += isCheck ? 1 : 0
            } catch {
                say("    ✗ \(line.text)\n      line \(line.number): \(error)")
                outcome = .failed("\(error)", line: line.number)
                break
            }
        }
        return PlayedRule(
            scenario: script.name, rule: section.rule, title: section.title, outcome: outcome, checkCount: checkCount)
    }

    private func play(_ found: FoundStep, on stage: Stage) async throws {
        guard let refusal = found.refusal else { return try await found.step.run(stage, found.values) }
        let before = try await stage.allEvents().map(\.id)
        do {
            try await found.step.run(stage, found.values)
        } catch let error as RPCError {
            try check(error, is: refusal)
            stage.lastRefusal = error
            try expect(try await stage.allEvents().map(\.id), is: before, "what the refusal left behind")
            return
        }
        throw Mismatch("it was not refused")
    }

    private func check(_ error: RPCError, is refusal: ExpectedRefusal) throws {
        let reasons = [error.reason ?? "", error.code.name] + error.fieldViolations.map(\.reason)
        guard reasons.contains(refusal.reason) else {
            throw Mismatch("it was refused with \(error.code.name) \(error.reason ?? ""): \(error.message)")
        }
        for text in refusal.texts where !"\(error.message)".contains(text) {
            throw Mismatch("the refusal does not say \"\(text)\": \(error.message)")
        }
    }
}
