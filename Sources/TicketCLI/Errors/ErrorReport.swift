internal import TTRPC
internal import TicketClient
internal import TicketMessages

/// What a person is told of a call that failed: what went wrong, in which field, and what to do.
struct ErrorReport {
    let error: RPCError
    let situation: CallSituation
    /// What the error has beside its message, a line each, in full; empty where that is for programs alone.
    var details: [String] = []

    /// The lines for standard error.
    func lines(_ style: TextStyle) -> [String] {
        let head = style.red("error:") + " \(error.code.name): " + Escaping.line(message)
        let fields = violations.map { "  " + Escaping.line($0.field) + ": " + Escaping.line($0.description) }
        let hints = hint.map { [style.cyan("hint:") + " " + Escaping.line($0)] } ?? []
        return [head] + fields + details.map { "  " + Escaping.line($0) } + hints
    }

    private var message: String {
        if !violations.isEmpty {
            return "the request is wrong in \(violations.count == 1 ? "one field" : "these fields")"
        }
        return error.message.isEmpty ? "the server says no more" : error.message
    }

    private var violations: [GoogleRPCBadRequest.FieldViolation] { error.fieldViolations }

    private var hint: String? { Hint(error: error, situation: situation).text }
}
