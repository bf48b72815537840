import Synchronization
import TicketCore
import TicketMail

/// Looks at mails instead of sending them, and takes what addresses are in them.
final class CanaryMails: MailSender {
    private let loot: CanaryLoot
    private let sent = Mutex<(count: Int, leaks: [String])>((0, []))

    init(_ loot: CanaryLoot) {
        self.loot = loot
    }

    var count: Int { sent.withLock { $0.count } }
    /// Mails to somebody of one tenant with words of another.
    var leaks: [String] { sent.withLock { $0.leaks } }

    func send(_ bytes: [UInt8], from sender: EmailAddress?, to recipient: EmailAddress) async -> DeliveryOutcome {
        let text = String(decoding: bytes, as: UTF8.self)
        let isOwn = Canaries.found(in: recipient.text.utf8).count == 1
        let found = Canaries.found(in: bytes)
        sent.withLock { sent in
            sent.count += 1
            if !isOwn || found != Canaries.found(in: recipient.text.utf8) { sent.leaks.append(text) }
        }
        for match in text.matches(of: /(reply|unsubscribe)\+([a-z0-9.]+)@/.ignoresCase()) {
            if match.1.lowercased() == "reply" {
                loot.add("reply+\(match.2)@\(MatrixFixture.mailDomain)", .replyAddress)
            } else {
                loot.add(String(match.2), .unsubscribeToken)
            }
        }
        return .delivered(reply: "250 OK")
    }
}
