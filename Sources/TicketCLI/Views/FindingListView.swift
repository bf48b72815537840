internal import ProtobufC
internal import TicketMessages

/// What was found in a desk's file, as compilers say it, so that editors find the places.
struct FindingListView: OutputView {
    let file: String
    let response: ValidateWorkflowResponse

    var reply: any ProtobufMessage { response }
    var resources: [any ProtobufMessage] { response.findings }
    var ids: [String] { response.findings.map(\.code) }

    func text(_ style: TextStyle) -> String {
        var lines = response.findings.map(line)
        if response.valid {
            let warnings = response.findings.count
            let remark = warnings == 0 ? "" : ", with \(warnings) warning\(warnings == 1 ? "" : "s")"
            lines.append("\(file): the desk \(response.desk) can be used\(remark)")
        }
        return lines.map { Escaping.line($0) + "\n" }.joined()
    }

    private func line(_ finding: WorkflowFinding) -> String {
        let place = [finding.line, finding.column].filter { $0 > 0 }.map { ":\($0)" }.joined()
        return "\(file)\(place): \(EnumWord.word(finding.severity)): \(finding.message)"
    }
}
