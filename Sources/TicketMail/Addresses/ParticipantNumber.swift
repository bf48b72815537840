internal import CSodium
internal import TicketCore

/// The number by which a signed address names the one to whom it was given: a digest of that mail address, so that it
/// holds whatever becomes of the list of participants.
enum ParticipantNumber {
    static func of(_ address: EmailAddress) -> Int64 {
        let text = Array(address.comparisonKey.utf8)
        var digest = [UInt8](repeating: 0, count: 16)
        crypto_generichash(&digest, digest.count, text, UInt64(text.count), nil, 0)
        let number = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int64(number % UInt64(ReplyAddress.participantMax))
    }
}
