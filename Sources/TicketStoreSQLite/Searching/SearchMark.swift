/// The first letter of a term in the index: where it stands.
enum SearchMark: UInt8 {
    /// In the description or a comment that customers see.
    case text = 0x70  // p
    /// In the subject.
    case subject = 0x73  // s
    /// In a note among staff.
    case note = 0x6e  // n
    /// The ticket's requester.
    case requester = 0x72  // r
    /// The ticket's account.
    case account = 0x61  // a
    /// Somebody who takes part and is let in, by address.
    case participant = 0x65  // e

    /// The letter.
    var letter: String { String(UnicodeScalar(rawValue)) }

    /// The term that stands for somebody: a hash, so that it is one term whatever the id. Two may have the same; whether
    /// a ticket may be seen is decided by its row.
    func term(for id: String) -> String {
        let digits = String(FNV1a.hash(id.utf8), radix: 16)
        return letter + String(repeating: "0", count: 16 - digits.count) + digits
    }
}
