/// A mail as a mail server took it.
struct CrashMail {
    /// What the addresses begin with that the mail server refuses for good.
    static let refused = "refused-"

    /// Which start of the server brought it.
    let start: String
    let recipient: String
    /// Its Message-ID.
    let id: String
    /// The id of the operation that it tells of, which stands in its recipient or in its text; empty if there is none.
    let operation: String
}

extension CrashMail {
    /// Reads a whole mail.
    init(start: String, recipient: String, text: String) {
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let field = "Message-ID: "
        let id = parts[0].split(separator: "\r\n").first { $0.hasPrefix(field) }?.dropFirst(field.count)
        let told = "\(recipient)\n\(parts.last ?? "")".firstMatch(of: /k\d+-w\d+-\d+/)
        self.init(
            start: start, recipient: recipient, id: String(id ?? ""), operation: String(told?.output ?? ""))
    }
}
