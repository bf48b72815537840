/// Something that a script can say: how it is written, and what is done for it.
struct Step {
    /// Whether it changes something or looks at it.
    enum Kind {
        /// Somebody does something; the service may refuse it.
        case action
        /// What is there is compared with what should be.
        case check
    }

    let kind: Kind
    let pattern: StepPattern
    let run: (Stage, StepValues) async throws -> Void

    /// Somebody does something.
    static func action(
        _ pattern: String, _ run: @escaping (Stage, StepValues) async throws -> Void
    ) throws -> Step {
        Step(kind: .action, pattern: try StepPattern(pattern), run: run)
    }

    /// What is there is compared with what should be.
    static func check(
        _ pattern: String, _ run: @escaping (Stage, StepValues) async throws -> Void
    ) throws -> Step {
        Step(kind: .check, pattern: try StepPattern(pattern), run: run)
    }
}
