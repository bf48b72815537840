internal import TicketClient

/// Writes what is heard in a chat: messages to standard output, what is only live beside it.
struct ChatScreen {
    let session: Session
    /// Whether the chat takes no more messages.
    private(set) var isClosed = false
    /// Why the first line that was refused was refused.
    private(set) var firstRefusal: RPCError?
    private var shownID: Int64 = 0
    private var hasGreeted = false
    private var ticketNumber: Int64 = 0
    private var isInterrupted = false

    init(session: Session) {
        self.session = session
    }

    /// What somebody at a terminal has read; nil where nobody may be reading.
    var readUpTo: Int64? { session.console.isOutputTerminal && shownID > 0 ? shownID : nil }

    /// Shows one thing.
    mutating func show(_ response: ChatResponse) throws {
        isInterrupted = false
        if session.printer.format == .jsonl { try session.console.write(response.json() + "\n") }
        switch response.kind {
        case .message(let message):
            shownID = message.id
            if session.printer.format == .table {
                try session.console.write(ChatMessageText.text(message, session.console.outputStyle))
            }
        case .changed(let conversation): show(conversation)
        case .refused(let refused): show(refused)
        case .typing(let typing): note("\(name(typing.person)) is typing")
        case .presence(let presence): note("\(name(presence.person)) \(presence.present ? "is here" : "has left")")
        case .read(let read): note("\(name(read.person)) has read up to \(read.messageID)")
        case .accepted, .heartbeat, nil: break
        }
    }

    /// Tells of a break, once until something is heard again.
    mutating func interrupted(by error: RPCError) {
        if !isInterrupted { session.note("interrupted, going on as soon as the server is back: \(error)") }
        isInterrupted = true
    }

    private mutating func show(_ conversation: Conversation) {
        isClosed = conversation.state == .closed
        if !hasGreeted {
            note("chat \(conversation.id)\(conversation.subject.isEmpty ? "" : ": \(conversation.subject)")")
        }
        if conversation.ticketNumber != ticketNumber {
            ticketNumber = conversation.ticketNumber
            note("its ticket is \(TicketNumber.text(ticketNumber))")
        }
        if !conversation.notice.isEmpty { note(conversation.notice) }
        if let time = conversation.serviceResumeTime { note("service resumes \(RFC3339.text(time))") }
        if isClosed { note("the chat is closed") }
        hasGreeted = true
    }

    private mutating func show(_ refused: ChatRefused) {
        let error = RPCError(refused.status)
        firstRefusal = firstRefusal ?? error
        session.note("not sent: \(error.message)")
    }

    private func name(_ person: Person?) -> String { person?.shortText ?? "somebody" }

    /// What programs that read JSON have in it already.
    private func note(_ text: String) {
        guard session.printer.format == .table else { return }
        session.console.note(session.console.errorStyle.dim("· " + Escaping.line(text)))
    }
}
