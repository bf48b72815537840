package import TTRPC

extension Console {
    /// Says on standard error what went wrong with a call, in which field, and what to do, and gives the exit status.
    ///
    /// - Parameters:
    ///   - server: where the call went, as people write it.
    ///   - hasToken: whether a token went along.
    ///   - desk: the desk that the call is about; nil if it is about none.
    package func report(_ error: RPCError, server: String, hasToken: Bool, desk: String? = nil) -> ExitStatus {
        let situation = CallSituation(
            server: server, hasToken: hasToken, subject: desk.map { .desk($0) } ?? .none)
        ErrorReport(error: error, situation: situation).lines(errorStyle).forEach(note)
        return .call(error.code)
    }
}
