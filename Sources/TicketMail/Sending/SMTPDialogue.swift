/// Follows what is said to a server and by it, and tells what it means for the mail. Knows no sockets.
struct SMTPDialogue {
    private(set) var stage = DeliveryFailure.Stage.session
    private var code: Int?
    private var reply = ""
    private var isReplyOfStage = false
    private var isReplyComplete = true
    private var isOver = false

    /// A command that goes out.
    mutating func send(_ line: String) {
        let command = line.prefix(5).uppercased()
        switch command.prefix(4) {
        case "MAIL": move(to: .sender)
        case "RCPT": move(to: .recipient)
        case "DATA": move(to: .data)
        // Whatever is answered to the good-bye, the mail's fate is known.
        case "QUIT": isOver = true
        default: break
        }
    }

    /// The mail's last byte goes out.
    mutating func endContent() {
        move(to: .end)
    }

    /// A line of an answer; those of an answer in several lines belong together (RFC 5321, 4.2.1).
    mutating func receive(_ line: String) {
        guard !isOver, let code = Int(line.prefix(3)), (200...599).contains(code) else { return }
        let isMore = self.code == code && !reply.isEmpty && !isReplyComplete
        reply = isMore ? reply + " " + line.dropFirst(4) : "\(code) \(line.dropFirst(4))"
        self.code = code
        isReplyComplete = line.dropFirst(3).first != "-"
        isReplyOfStage = true
    }

    private mutating func move(to stage: DeliveryFailure.Stage) {
        self.stage = stage
        isReplyOfStage = false
    }

    /// What it means that the transfer has ended: well, or with a problem.
    func outcome(problem: String?) -> DeliveryOutcome {
        guard let problem else { return .delivered(reply: String(PlainText.line(reply).prefix(500))) }
        guard isReplyOfStage, let code, code >= 400 else {
            let failure = DeliveryFailure(stage: stage, text: problem)
            return stage == .end ? .unknown(failure) : .transient(failure)
        }
        let failure = DeliveryFailure(stage: stage, replyCode: code, text: reply)
        // Before the sender is named, a refusal is about us, and no fault of the mail.
        return code >= 500 && stage != .session ? .permanent(failure) : .transient(failure)
    }
}
