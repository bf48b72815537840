internal import CSodium

/// The key that signs now, and the one before it, which is still believed: so keys can be changed without a reply
/// getting lost.
public struct MailKeys: Sendable {
    private let current: MailKey
    private let previous: MailKey?

    /// - Parameters:
    ///   - current: signs and is believed.
    ///   - previous: is believed only.
    public init(current: MailKey, previous: MailKey? = nil) {
        self.current = current
        self.previous = previous
    }

    func sign(_ parts: [String]) -> String {
        Base32.encode(current.code(parts))
    }

    /// Whether the code is one of the keys' for these parts. Takes the same time whichever it is, and for any wrong
    /// code.
    func verify(_ code: some StringProtocol, _ parts: [String]) -> Bool {
        guard let code = Base32.decode(code), code.count == MailKey.codeByteCount else { return false }
        var isRight = sodium_memcmp(code, current.code(parts), code.count) == 0
        if let previous, sodium_memcmp(code, previous.code(parts), code.count) == 0 { isRight = true }
        return isRight
    }
}
