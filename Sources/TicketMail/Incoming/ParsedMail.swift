public import TicketCore

/// A mail as it can be shown and filed: decoded, in UTF-8, its files apart.
///
/// Nothing in it says who sent it: every field is the sender's word.
public struct ParsedMail: Sendable {
    /// Every field of the header, unfolded, not decoded.
    public let fields: MailFields
    /// The Message-ID without brackets, if it is one.
    public let messageID: String?
    /// The Message-IDs in In-Reply-To, without brackets.
    public let inReplyTo: [String]
    /// The Message-IDs in References, without brackets, oldest first.
    public let references: [String]
    /// When the sender says it was written.
    public let date: Timestamp?
    /// The one author that From names.
    public let from: MailAddress
    /// Who sent it in the author's place, if anybody.
    public let sender: MailAddress?
    /// Where answers should go, if elsewhere than to From.
    public let replyTo: [MailAddress]
    /// The recipients.
    public let to: [MailAddress]
    /// Those who got a copy.
    public let cc: [MailAddress]
    /// The subject in one line.
    public let subject: String
    /// All of the text, lines ending with LF.
    public let text: String
    /// What is new in the text: without quoted mails and signature. All of it where that would leave nothing.
    public let reply: String
    /// Files, and images in the text.
    public let parts: [MailPart]
    /// What became of a mail that was sent, if this is a report about one (RFC 3464).
    public let report: DeliveryReport?
    /// What was not quite in order.
    public let notes: Set<MailNote>

    /// Reads a mail, whose lines end with CRLF, or all with LF.
    ///
    /// - Throws: ``MailRefusal``: the mail belongs into quarantine.
    public init(_ bytes: [UInt8], limits: MailLimits = MailLimits()) throws(MailRefusal) {
        let fields: MailFields
        let tree: MimeTree
        // A closure would lose the type of the error.
        let span = bytes.withUnsafeBytes { buffer in
            Result { () throws(MailRefusal) in
                let fields = try MailPrescan.fields(of: buffer, limits: limits)
                try fields.checkSingles()
                return (fields, try MimeTree(buffer, limits: limits))
            }
        }
        (fields, tree) = try span.get()
        try self.init(fields: fields, tree: tree, limits: limits)
    }

    private init(fields: MailFields, tree: MimeTree, limits: MailLimits) throws(MailRefusal) {
        var headers = HeaderDecoder(addressesMax: limits.addressesMax)
        let content = MailContent(tree, limits: limits)
        self.fields = fields
        messageID = MessageIDs.all(in: fields["Message-ID"]).first
        inReplyTo = MessageIDs.all(in: fields["In-Reply-To"])
        references = MessageIDs.all(in: fields["References"])
        date = headers.date(fields.first("Date"))
        from = try MailAuthor.check(fields.first("From"), mailboxes: headers.addresses(fields.first("From")))
        sender = try headers.addresses(fields.first("Sender")).first
        replyTo = try headers.addresses(fields.first("Reply-To"))
        to = try headers.addresses(fields.first("To"))
        cc = try headers.addresses(fields.first("Cc"))
        subject = headers.text(fields.first("Subject"))
        text = content.text
        reply = ReplyText.reply(in: content.text, quoteOffset: content.quoteOffset)
        parts = content.parts
        report = content.report
        notes = tree.notes.union(headers.notes).union(content.notes)
    }

    /// Whether the mail came with an empty envelope sender, as reports do (RFC 5321, 4.5.5).
    public var hasNullSender: Bool {
        fields["Return-Path"].map { $0.filter { $0 != " " } == "<>" } ?? false
    }
}
