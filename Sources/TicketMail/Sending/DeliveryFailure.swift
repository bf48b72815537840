/// Where and why handing a mail to a server failed.
public struct DeliveryFailure: Error, Sendable, Hashable {
    /// How far the dialogue had come (RFC 5321).
    public enum Stage: String, Sendable, Hashable {
        /// Nothing was tried: too much is waiting, or we are ending.
        case waiting
        /// Connecting, greeting, TLS, signing in.
        case session
        /// The sender's address was given.
        case sender
        /// The recipient's address was given.
        case recipient
        /// Sending the mail was asked for, or had begun.
        case data
        /// The mail was sent to its end.
        case end
    }

    /// How far it had come.
    public let stage: Stage
    /// The server's answer, such as 550, if it is what ended it.
    public let replyCode: Int?
    /// The answer's enhanced status (RFC 3463), such as `5.1.1`, if it has one.
    public let status: String?
    /// What the server said, or what happened, in one line of at most 500 characters.
    public let text: String

    init(stage: Stage, replyCode: Int? = nil, text: String) {
        self.stage = stage
        self.replyCode = replyCode
        self.text = String(PlainText.line(text).prefix(500))
        status = replyCode == nil ? nil : Self.status(in: self.text)
    }

    /// Whether the server says that there is no such mailbox, so that no mail should be sent there any more.
    ///
    /// Refusals by policy, such as `550 5.7.1`, say nothing about the address.
    public var isNoSuchMailbox: Bool {
        guard stage == .recipient, let replyCode, [550, 551, 553].contains(replyCode) else { return false }
        return status.map { $0.hasPrefix("5.1.") } ?? true
    }

    /// Where it failed and what the server answered, in numbers: nothing that anybody said.
    public var summary: String {
        ([stage.rawValue] + [replyCode.map(String.init), status].compactMap { $0 }).joined(separator: " ")
    }

    /// The `5.1.1` in `550 5.1.1 …`.
    private static func status(in text: String) -> String? {
        guard let word = text.split(separator: " ").dropFirst().first else { return nil }
        let numbers = word.split(separator: ".", omittingEmptySubsequences: false)
        let isStatus =
            numbers.count == 3
            && numbers.allSatisfy { (1...3).contains($0.utf8.count) && $0.allSatisfy(\.isWholeNumber) }
        return isStatus ? String(word) : nil
    }
}
