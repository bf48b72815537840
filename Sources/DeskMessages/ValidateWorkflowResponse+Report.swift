internal import TicketCore
package import TicketDesks
package import TicketMessages

extension ValidateWorkflowResponse {
    /// How many findings are told at most.
    package static let findingsMax = 200

    /// What looking a desk's file over came to.
    package init(_ report: DeskFile.Report) {
        self.init(
            valid: report.usableDesk != nil,
            findings: report.findings.prefix(Self.findingsMax).map(WorkflowFinding.init),
            desk: report.desk?.key ?? "")
    }
}

extension WorkflowFinding {
    /// A finding without the name of its file.
    package init(_ finding: DeskFileFinding) {
        self.init(
            severity: finding.severity == .error ? .error : .warning, code: finding.code, path: finding.path,
            line: Int32(clamping: finding.line ?? 0), column: Int32(clamping: finding.column ?? 0),
            message: finding.message)
    }
}
