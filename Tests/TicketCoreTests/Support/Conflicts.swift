import Testing
import TicketCore

/// Expects a refusal because the state forbids it, for this reason.
func expectConflict(
    _ reason: String, legal: [String]? = nil, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> some Any
) {
    do {
        _ = try body()
        Issue.record("it was not refused", sourceLocation: sourceLocation)
    } catch Refusal.conflict(let found, let message, let choices) {
        #expect(found == reason, sourceLocation: sourceLocation)
        #expect(!message.isEmpty, sourceLocation: sourceLocation)
        if let legal { #expect(choices == legal, sourceLocation: sourceLocation) }
    } catch {
        Issue.record("\(error)", sourceLocation: sourceLocation)
    }
}
