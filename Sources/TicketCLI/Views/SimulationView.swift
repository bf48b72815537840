internal import ProtobufC
internal import TicketMessages

/// What became of each step of a script.
struct SimulationView: OutputView {
    let response: SimulateWorkflowResponse

    var reply: any ProtobufMessage { response }
    var resources: [any ProtobufMessage] { response.steps }
    var ids: [String] { response.steps.map(\.status) }

    func text(_ style: TextStyle) -> String {
        let rows = response.steps.map { step in
            [String(step.line), RFC3339.text(step.time), step.text, step.status, what(step).joined(separator: "; ")]
        }
        return Table(["LINE", "TIME", "STEP", "STATUS", "WHAT HAPPENED"], rows: rows).text(style)
    }

    private func what(_ step: SimulatedStep) -> [String] {
        if let refusal = step.refusal { return ["refused: \(refusal.message)" + choice(refusal.legal)] }
        let moves = step.moves.map { move in
            "-> \(move.status)" + (move.trigger == .unspecified ? "" : " (\(EnumWord.word(move.trigger)))")
        }
        let tracks = step.tracks.map { "\($0.track): \($0.state)" }
        let timers = step.timers.map { "\($0.key) due \(RFC3339.text($0.dueTime))" }
        let notices = step.notices.map { notice in
            "told \(notice.recipient): " + (notice.message.isEmpty ? notice.kind : notice.message)
        }
        let rules = step.ruleEvents.map { "rule \($0.rule): \($0.text)" }
        let targets = step.targets.map { ServiceTargetText.text($0) }
        return moves + rules + tracks + timers + targets + notices
    }

    private func choice(_ legal: [String]) -> String {
        legal.isEmpty ? "" : "; possible: \(legal.joined(separator: ", "))"
    }
}
