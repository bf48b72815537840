import Synchronization
import TicketCore

@testable import TicketMail

/// Says what it is told to say, and remembers what it was given.
final class ScriptedSender: MailSender {
    struct Sent: Sendable {
        let bytes: [UInt8]
        let sender: EmailAddress?
        let recipient: String
    }

    private let state: Mutex<(outcomes: [DeliveryOutcome], sent: [Sent])>

    init(_ outcomes: [DeliveryOutcome] = []) {
        state = Mutex((outcomes, []))
    }

    var sent: [Sent] { state.withLock { $0.sent } }
    var recipients: [String] { sent.map(\.recipient) }

    func send(_ bytes: [UInt8], from sender: EmailAddress?, to recipient: EmailAddress) async -> DeliveryOutcome {
        state.withLock { state in
            state.sent.append(Sent(bytes: bytes, sender: sender, recipient: recipient.text))
            return state.outcomes.isEmpty ? .delivered(reply: "250 OK") : state.outcomes.removeFirst()
        }
    }
}

/// Sends to whichever server there is now.
final class MovingSender: MailSender {
    private let current: Mutex<SMTPSender>

    init(_ server: MailServer) throws {
        current = Mutex(try Self.sender(server))
    }

    func move(to server: MailServer) throws {
        let sender = try Self.sender(server)
        current.withLock { $0 = sender }
    }

    func send(_ bytes: [UInt8], from sender: EmailAddress?, to recipient: EmailAddress) async -> DeliveryOutcome {
        let smtp = current.withLock { $0 }
        return await smtp.send(bytes, from: sender, to: recipient)
    }

    private static func sender(_ server: MailServer) throws -> SMTPSender {
        let named = SMTPServer(host: "127.0.0.1", port: server.port, security: .none)
        return SMTPSender(try SMTPSettings(servers: [named], greetingName: "desk.example.com"))
    }
}
