internal import CGMime
internal import TicketCore

/// Reads header fields through GMime: encoded words, addresses, dates.
struct HeaderDecoder {
    /// What has come to light so far.
    private(set) var notes: Set<MailNote> = []
    private let addressesMax: Int

    init(addressesMax: Int) {
        self.addressesMax = addressesMax
        GMimeLibrary.start()
    }

    /// A field of text in one line (RFC 2047).
    mutating func text(_ field: MailFields.Field?) -> String {
        guard let field else { return "" }
        let raw = prepared(field)
        guard let decoded = g_mime_utils_header_decode_text(nil, raw) else { return "" }
        defer { g_free(decoded) }
        return line(decoded, name: field.name)
    }

    /// The mailboxes of a field, those in groups included, in their order.
    mutating func addresses(_ field: MailFields.Field?) throws(MailRefusal) -> [MailAddress] {
        guard let field, let list = internet_address_list_parse(nil, prepared(field)) else { return [] }
        defer { g_object_unref(list) }
        var mailboxes: [MailAddress] = []
        try collect(list, into: &mailboxes, field: field.name, depth: 0)
        return mailboxes
    }

    private mutating func collect(
        _ list: UnsafeMutablePointer<InternetAddressList>, into mailboxes: inout [MailAddress], field: String,
        depth: Int
    ) throws(MailRefusal) {
        for index in 0..<max(0, internet_address_list_length(list)) {
            guard let address = internet_address_list_get_address(list, index) else { continue }
            if let members = ticket_mime_members(address) {
                // Groups do not nest (RFC 5322, 3.4).
                if depth == 0 { try collect(members, into: &mailboxes, field: field, depth: 1) }
            } else if ticket_mime_is_mailbox(address) != 0, let mailbox = ticket_mime_mailbox(address) {
                guard mailboxes.count < addressesMax else { throw .tooMany(.addresses, max: addressesMax) }
                let name = internet_address_get_name(address).map { line($0, name: field) } ?? ""
                mailboxes.append(MailAddress(name: name, address: PlainText.line(String(cString: mailbox))))
            }
        }
    }

    /// The moment of a Date field (RFC 5322, 3.3), or nil.
    mutating func date(_ field: MailFields.Field?) -> Timestamp? {
        guard let field, let date = g_mime_utils_header_decode_date(field.value) else {
            notes.insert(.unreadableDate)
            return nil
        }
        defer { g_date_time_unref(date) }
        let (microseconds, overflow) = Int64(g_date_time_to_unix(date)).multipliedReportingOverflow(by: 1_000_000)
        return overflow ? nil : Timestamp(microsecondsSinceEpoch: microseconds)
    }

    /// A field's text as UTF-8, so that GMime does not have to guess.
    private mutating func prepared(_ field: MailFields.Field) -> String {
        if let text = String(validating: field.bytes, as: UTF8.self) {
            return EncodedWordJoiner.joined(text)
        }
        notes.insert(.rawBytesInHeader)
        return EncodedWordJoiner.joined(CharsetDecoder.decode(field.bytes, charset: nil).text)
    }

    private mutating func line(_ text: UnsafePointer<CChar>, name: String) -> String {
        let line = PlainText.line(String(cString: text))
        if line.contains("=?"), line.contains("?=") { notes.insert(.undecodedHeader(name)) }
        return line
    }
}
