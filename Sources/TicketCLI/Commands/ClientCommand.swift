internal import ArgumentParser
internal import TTRPC

/// A command that calls the service.
protocol ClientCommand: ParsableCommand, Sendable {
    /// Where to call, as whom, and how to write the result.
    var global: GlobalOptions { get }
    /// What it is about.
    var callSubject: CallSubject { get }
    /// The name that the user gave to the change; nil if none was given.
    var givenRequestID: String? { get }
    /// Whether it changes anything.
    var isMutation: Bool { get }

    /// What the program's exit status says of a call that ended with this code.
    func exitStatus(for code: StatusCode) -> ExitStatus

    /// Does it and writes the result.
    ///
    /// - Throws: `RPCError`; `ValidationError` where input turns out to be wrong; ``OutputFailure``; `CancellationError`.
    func run(in session: Session) async throws
}

extension ClientCommand {
    var callSubject: CallSubject { .none }
    var givenRequestID: String? { nil }
    var isMutation: Bool { false }

    func exitStatus(for code: StatusCode) -> ExitStatus { .call(code) }
}
