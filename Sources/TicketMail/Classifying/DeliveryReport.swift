/// What a mail server reports about mails that it was given (RFC 3464).
public struct DeliveryReport: Sendable, Hashable {
    /// What became of a mail for one recipient.
    public enum Action: String, Sendable, Hashable {
        case failed, delayed, delivered, relayed, expanded
    }

    /// One recipient.
    public struct Recipient: Sendable, Hashable {
        /// The address the mail was sent to: the original one if the report has it, else the final one.
        public let address: String
        /// What became of it.
        public let action: Action
        /// The status code of RFC 3463, such as `5.1.1`; empty if there is none.
        public let status: String
        /// What the other server said; may be empty.
        public let diagnostic: String

        /// Whether trying again is of no use: it failed, and by a status of class 5. A failure without a status is
        /// one, since the reporting server has given up.
        public var isPermanent: Bool { action == .failed && !status.hasPrefix("4.") }
    }

    /// The recipients it speaks of, at most 100.
    public let recipients: [Recipient]
    /// The Message-ID of the mail it is about, without brackets, if it came with it.
    public let originalMessageID: String?

    /// - Parameters:
    ///   - status: the message/delivery-status part: groups of fields, the first about the mail, each other about a
    ///     recipient.
    ///   - original: the mail it is about, or its header.
    init(status: [UInt8], original: [UInt8]) {
        recipients = Self.groups(in: status).compactMap(Self.recipient).prefix(100).map(\.self)
        originalMessageID = Self.groups(in: Array(original.prefix(64 << 10))).first
            .flatMap { MessageIDs.all(in: $0["Message-ID"]).first }
    }

    /// Groups of fields with empty lines between, read leniently.
    private static func groups(in bytes: [UInt8]) -> [MailFields] {
        var groups: [MailFields] = []
        var group = MailFields()
        for line in bytes.prefix(256 << 10).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let line = Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
            if line.isEmpty {
                if !group.all.isEmpty { groups.append(group) }
                group = MailFields()
            } else {
                line.withUnsafeBytes { bytes in
                    if bytes[0] == 0x20 || bytes[0] == 0x09 {
                        group.continueLast(with: bytes)
                    } else {
                        _ = group.append(bytes)
                    }
                }
            }
        }
        if !group.all.isEmpty { groups.append(group) }
        return groups
    }

    private static func recipient(_ fields: MailFields) -> Recipient? {
        guard let action = fields["Action"].flatMap({ Action(rawValue: $0.lowercased()) }),
            let address = address(fields["Original-Recipient"]) ?? address(fields["Final-Recipient"])
        else { return nil }
        let status = fields["Status"].map { String($0.prefix { !$0.isWhitespace && $0 != "(" }) } ?? ""
        return Recipient(
            address: address, action: action, status: isStatus(status) ? status : "",
            diagnostic: String(PlainText.line(fields["Diagnostic-Code"] ?? "").prefix(500)))
    }

    /// The address in `rfc822; user@example.org`.
    private static func address(_ field: String?) -> String? {
        guard let field, let semicolon = field.firstIndex(of: ";"),
            ["rfc822", "utf-8"].contains(field[..<semicolon].lowercased().filter { $0 != " " })
        else { return nil }
        let address = PlainText.line(String(field[field.index(after: semicolon)...]))
            .drop { $0 == "<" }.prefix { $0 != ">" }
        return address.contains("@") ? String(address) : nil
    }

    /// `5.1.1` (RFC 3463, 2).
    private static func isStatus(_ text: String) -> Bool {
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 3 && ["2", "4", "5"].contains(numbers[0])
            && numbers.dropFirst().allSatisfy { (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy(isDigit) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
