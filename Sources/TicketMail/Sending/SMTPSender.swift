public import TicketCore

/// Hands mails to SMTP servers, on threads of its own.
public final class SMTPSender: MailSender {
    private let settings: SMTPSettings
    private let threads: MailThreads
    private let isStopping = StopFlag()

    /// Starts the threads, which go on until ``stop()``.
    ///
    /// - Parameters:
    ///   - threadCount: how many mails are sent at a time.
    ///   - waitingMax: how many more may wait; beyond that, sending fails at once, to be tried again later.
    public init(_ settings: SMTPSettings, threadCount: Int = 2, waitingMax: Int = 64) {
        self.settings = settings
        threads = MailThreads(count: max(1, threadCount), waitingMax: max(1, waitingMax))
    }

    deinit {
        stop()
    }

    /// Ends the threads. Mails on the way are broken off within a second, which their outcome tells.
    public func stop() {
        isStopping.set()
        threads.close()
    }

    /// Sends a mail of these bytes to one recipient: to the first server that can be talked to.
    ///
    /// - Parameters:
    ///   - bytes: the mail, its lines ending with CRLF.
    ///   - sender: where reports go to; nil for none, as in answers of a program (RFC 3834, 3.3).
    ///   - recipient: the one address.
    public func send(
        _ bytes: [UInt8], from sender: EmailAddress?, to recipient: EmailAddress
    ) async -> DeliveryOutcome {
        await withCheckedContinuation { continuation in
            let settings = settings
            let isStopping = isStopping
            let isTaken = threads.add {
                continuation.resume(
                    returning: Self.send(bytes, from: sender, to: recipient, settings, isStopping: isStopping))
            }
            if !isTaken {
                let text = isStopping.isSet ? "sending has ended" : "too many mails wait to be sent"
                continuation.resume(returning: .transient(DeliveryFailure(stage: .waiting, text: text)))
            }
        }
    }

    private static func send(
        _ bytes: [UInt8], from sender: EmailAddress?, to recipient: EmailAddress, _ settings: SMTPSettings,
        isStopping: StopFlag
    ) -> DeliveryOutcome {
        var outcome = DeliveryOutcome.transient(DeliveryFailure(stage: .waiting, text: "sending has ended"))
        for server in settings.servers where !isStopping.isSet {
            outcome = SMTPTransfer(bytes, isStopping: isStopping)
                .perform(from: sender, to: recipient, at: server, settings)
            // Only a server that never heard of the mail is passed over: any other has decided, or may have taken it.
            guard case .transient(let failure) = outcome, failure.stage == .session else { return outcome }
        }
        return outcome
    }
}
