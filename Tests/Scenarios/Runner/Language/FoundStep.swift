/// The one step that a line is, with what stands in its open places.
struct FoundStep {
    let step: Step
    let values: StepValues
    /// With what the line says that the service refuses it; nil if it is to succeed.
    let refusal: ExpectedRefusal?
}

/// How an action is to fail: `; refused: REASON "part of the message" …`.
struct ExpectedRefusal: Hashable {
    /// The reason for programs, such as `ILLEGAL_TRANSITION`, or the name of the status code, such as `NOT_FOUND`.
    let reason: String
    /// What stands in the message, too.
    let texts: [String]
}
