internal import ArgumentParser

/// What a command line says of where to call, as whom, and how.
///
/// A protocol with two groups of options rather than one group within the other, since each level of groups makes reading
/// every command line several times as slow.
package protocol ConnectionArguments: Sendable {
    /// Where ticketd listens; nil if it is not said.
    var server: String? { get }
    /// The file of the CAs to trust.
    var tlsCA: String? { get }
    /// The file of the caller's own certificate.
    var tlsCertificate: String? { get }
    /// The file of that certificate's key.
    var tlsKey: String? { get }
    /// Who calls.
    var token: String? { get }
    /// The languages of labels.
    var language: String? { get }
    /// How long a call may take, in seconds.
    var timeout: Double? { get }
}

extension ConnectionArguments {
    /// - Throws: `ValidationError` for a time that is none.
    func validateTimeout() throws {
        guard let timeout else { return }
        guard timeout > 0, timeout <= 86_400 else {
            throw ValidationError("--timeout is between 0 and 86400 seconds, 0 itself left out")
        }
    }
}
