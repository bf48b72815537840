internal import CSodium

/// The key that signs now, and those before it, which are still believed: so keys can be changed without a reply
/// getting lost.
public struct MailKeys: Sendable {
    private let current: MailKey
    private let previous: [MailKey]

    /// - Parameters:
    ///   - current: signs and is believed.
    ///   - previous: are believed only.
    public init(current: MailKey, previous: [MailKey] = []) {
        self.current = current
        self.previous = previous
    }

    /// Keys of these bytes, of which the first signs; nil if there is none, or one has another length than
    /// ``MailKey/byteCount``.
    public init?(_ keys: [[UInt8]]) {
        let all = keys.compactMap(MailKey.init)
        guard all.count == keys.count, let current = all.first else { return nil }
        self.init(current: current, previous: Array(all.dropFirst()))
    }

    func sign(_ parts: [String]) -> String {
        Base32.encode(current.code(parts))
    }

    /// Whether the code is one of the keys' for these parts. Takes the same time whichever it is, and for any wrong
    /// code.
    func verify(_ code: some StringProtocol, _ parts: [String]) -> Bool {
        guard let code = Base32.decode(code), code.count == MailKey.codeByteCount else { return false }
        var isRight = false
        for key in [current] + previous where sodium_memcmp(code, key.code(parts), code.count) == 0 { isRight = true }
        return isRight
    }
}
