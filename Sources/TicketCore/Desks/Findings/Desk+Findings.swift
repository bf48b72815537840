extension Desk {
    /// What is wrong or odd with the desk's data, the basic things first.
    public func findings() -> [DeskFinding] {
        let tooMuch = sizeFindings()
        guard tooMuch.isEmpty else { return tooMuch }
        var audit = DeskAudit(desk: self)
        audit.checkKeys()
        audit.checkStatuses()
        audit.checkTransitions()
        audit.checkTriggers()
        audit.checkIssueTypes()
        audit.checkLimits()
        audit.checkReplies()
        audit.checkGuardsAndEffects()
        audit.checkTimers()
        audit.checkTracks()
        audit.checkParts()
        audit.checkRules()
        audit.checkTemplates()
        audit.checkChat()
        audit.checkMacrosAndResponses()
        audit.checkTargets()
        audit.checkGraph()
        audit.checkLanguages()
        return audit.findings
    }

    /// Why the desk cannot be used, each as a sentence that names the place; empty if it holds together.
    public func problems() -> [String] {
        findings().filter { $0.severity == .error }.map(\.message)
    }
}
