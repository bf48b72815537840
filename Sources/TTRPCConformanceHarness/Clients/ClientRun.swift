extension ConformanceRun {
    /// Runs the cases of a client that the filter accepts, each against a server of its own.
    ///
    /// - Parameters:
    ///   - isPlain: whether the client has no extension, so that cases of it are skipped.
    ///   - report: gets each result as soon as it is there.
    public init(
        of client: any ClientUnderTest, isPlain: Bool = false, filter: CaseFilter = CaseFilter(""),
        report: (CaseResult) -> Void = { _ in }
    ) {
        self.init()
        for clientCase in ClientCase.all {
            let result = clientCase.result(client, isPlain: isPlain, isAccepted: filter.accepts(clientCase))
            add(result)
            report(result)
        }
    }
}

extension CaseFilter {
    func accepts(_ clientCase: ClientCase) -> Bool {
        accepts(number: clientCase.number, group: clientCase.group, title: clientCase.title)
    }
}

extension ClientCase {
    fileprivate func result(_ client: any ClientUnderTest, isPlain: Bool, isAccepted: Bool) -> CaseResult {
        guard isAccepted else { return result(.skipped) }
        let modes = isPlain ? modes.filter { $0 == .plain } : modes
        guard !modes.isEmpty else { return result(.skipped, "the client is plain") }
        for mode in modes {
            do {
                if let reason = try run(client, mode) { return result(.skipped, reason) }
            } catch {
                return result(.failed, "\(mode.rawValue): \(error)")
            }
        }
        return result(.passed)
    }

    private func result(_ outcome: CaseResult.Outcome, _ problem: String = "") -> CaseResult {
        CaseResult(number: number, group: group, title: title, outcome: outcome, problem: problem)
    }

    /// - Returns: why the client cannot be held to the case; nil when it passed.
    private func run(_ client: any ClientUnderTest, _ mode: Mode) throws -> String? {
        let server = try ScriptedServer(isListening: listensAtOnce)
        let running = try client.start(task, address: server.address)
        let played = Result { try script(server, mode) }
        let printed: [String]
        do {
            printed = try running.lines(withinSeconds: 10)
        } catch {
            try played.get()
            throw error
        }
        if printed == ["unsupported"] { return "the client does not perform the task \(task.rawValue)" }
        do {
            try played.get()
        } catch {
            throw CaseFailure("\(error); the client says \(printed)")
        }
        try require(isAsExpected(printed), "the client says \(printed) and not \(lines)")
        return nil
    }

    /// A bar in an expected line stands between alternatives.
    private func isAsExpected(_ printed: [String]) -> Bool {
        printed.count == lines.count
            && zip(printed, lines).allSatisfy { $1.split(separator: "|").contains(Substring($0)) }
    }
}
