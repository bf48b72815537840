internal import TTRPC
internal import TicketClient
internal import TicketMessages

/// What a person is told of a call that failed: what went wrong, in which field, and what to do.
struct ErrorReport {
    let error: RPCError
    let situation: CallSituation

    /// The lines for standard error.
    func lines(_ style: TextStyle) -> [String] {
        let head = style.red("error:") + " \(error.code.name): " + Escaping.line(message)
        let fields = violations.map { "  " + Escaping.line($0.field) + ": " + Escaping.line($0.description) }
        let hints = hint.map { [style.cyan("hint:") + " " + Escaping.line($0)] } ?? []
        return [head] + fields + hints
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
