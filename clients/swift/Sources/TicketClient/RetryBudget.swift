internal import Synchronization

/// Holds repetitions back while much fails, so that clients do not finish off a server that is in trouble: gRPC's retry
/// throttling (proposal A6). All calls of a client share one.
final class RetryBudget: Sendable {
    /// What a call that succeeded brings back.
    private static let tokensPerSuccess = 0.1

    private let tokensMax: Double
    private let tokens: Mutex<Double>

    /// - Parameter tokensMax: what it begins with, and never exceeds; nil for no bound.
    init(tokensMax: Double?) {
        self.tokensMax = tokensMax ?? .infinity
        tokens = Mutex(self.tokensMax)
    }

    func succeeded() {
        tokens.withLock { $0 = min($0 + Self.tokensPerSuccess, tokensMax) }
    }

    /// Takes a token for a call that failed in a way that asks for repetition.
    ///
    /// - Returns: whether more than half are left, so that it may be repeated.
    func failed() -> Bool {
        tokens.withLock { tokens in
            tokens = max(tokens - 1, 0)
            return tokensMax == .infinity || tokens > tokensMax / 2
        }
    }
}
