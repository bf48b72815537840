internal import ProtobufC
internal import TicketMessages

/// How the due time of a promise came about.
struct TargetView: OutputView {
    let response: ExplainTargetResponse

    var reply: any ProtobufMessage { response }
    var ids: [String] { response.target.map { [EnumWord.word($0.kind)] } ?? [] }

    func text(_ style: TextStyle) -> String {
        let fields: [(name: String, value: String)] = [
            ("state", response.target.map(ServiceTargetText.state) ?? ""),
            ("promised", seconds(response.promised)),
            ("clock", EnumWord.word(response.clock)),
            ("since", RFC3339.text(response.startTime)),
        ]
        let title = response.target.map { "\(EnumWord.word($0.kind))  \($0.target)" } ?? ""
        let rows = response.steps.map { step in
            [RFC3339.text(step.startTime), RFC3339.text(step.endTime), step.counted ? "counted" : "stood still"]
        }
        let more = response.omittedStepCount > 0 ? "and \(response.omittedStepCount) more\n" : ""
        return Card(title: title, fields: fields).text(style) + "\n"
            + Table(["FROM", "TO", "CLOCK"], rows: rows).text(style) + more
    }

    private func seconds(_ span: GoogleProtobufDuration?) -> String { span.map { "\($0.seconds) s" } ?? "" }
}
