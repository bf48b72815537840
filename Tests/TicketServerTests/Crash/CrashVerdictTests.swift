internal import Testing
internal import TicketMessages

@Suite("What the verdict on a killed server sees")
struct CrashVerdictTests {
    /// Something that went wrong with the timers of a chat that waits and of one that was closed by hand.
    enum TimerFault: CaseIterable {
        case lost, doubled, left, stale, early
    }

    /// Something that went wrong with mails.
    enum MailFault: CaseIterable {
        case lost, underTwoNames, twiceFromOneStart, againThoughSettled, toSomebodyElse, askedByNobody, notGivenUp
        case givenUpTwice, givenUpUnjustly, givenUpAndTaken
    }

    // MARK: Timers

    private static let waiting: Int64 = 1
    private static let closed: Int64 = 2
    private static let entries = [
        CrashLedger.Entry(operation: CrashOperation(id: "k0-w0-1", kind: .answer(number: waiting)), answer: "1"),
        CrashLedger.Entry(operation: CrashOperation(id: "k0-w0-2", kind: .answer(number: closed)), answer: "1"),
        CrashLedger.Entry(
            operation: CrashOperation(id: "k0-w0-3", kind: .transition(number: closed, status: "closed")),
            answer: "4"),
    ]

    private static func event(_ number: Int64, at seconds: Int64, _ kind: Event.Kind) -> Event {
        Event(ticketNumber: number, time: GoogleProtobufTimestamp(seconds: seconds), kind: kind)
    }

    private static func armed(_ number: Int64) -> Event {
        let timer = PendingTimer(key: "inactivity", dueTime: GoogleProtobufTimestamp(seconds: 300))
        return event(number, at: 0, .timerArmed(TimerArmed(timer: timer)))
    }

    private static func fired(_ number: Int64, at seconds: Int64 = 300) -> Event {
        event(number, at: seconds, .timerFired(TimerFired(key: "inactivity")))
    }

    private static func timerProblems(_ fault: TimerFault?) -> [String] {
        var tickets = [Ticket(number: waiting), Ticket(number: closed)]
        var events = [armed(waiting), armed(closed)]
        switch fault {
        case .lost: break
        case .doubled: events += [fired(waiting), fired(waiting)]
        case .left:
            events.append(fired(waiting))
            tickets[0].timers = [PendingTimer(key: "inactivity")]
        case .stale: events += [fired(waiting), fired(closed)]
        case .early: events.append(fired(waiting, at: 299))
        case nil: events.append(fired(waiting))
        }
        return CrashVerdict(tickets: tickets, events: events).timerProblems(after: entries)
    }

    @Test("No timer that fired once, when it was due")
    func soundTimers() {
        #expect(Self.timerProblems(nil) == [])
    }

    @Test(
        "A timer that fired not at all, twice, too early or for nothing, and one that is left",
        arguments: TimerFault.allCases)
    func timerFault(_ fault: TimerFault) {
        #expect(Self.timerProblems(fault).count == 1)
    }

    // MARK: Mails

    private static let refused = CrashOperation(id: "k0-w1-4", kind: .create(desk: "account-portal"))
    private static let operations =
        ["k0-w0-1", "k0-w0-2", "k0-w0-3"].map { CrashOperation(id: $0, kind: .create(desk: "account-portal")) }
        + ["k0-w0-5", "k0-w0-6", "k0-w0-7"].map { CrashOperation(id: $0, kind: .reply(number: 1)) }
        + [refused, CrashOperation(id: "k0-w2-1", kind: .create(desk: "live-chat"))]

    /// What the first start has brought before it was killed; the last mail came from the second one again.
    private static var sound: CrashMailVerdict {
        var taken = operations.filter { $0.id != refused.id }.compactMap { operation in
            operation.promisedRecipient.map { mail(operation.id, to: $0) }
        }
        taken.append(mail("k0-w0-7", to: "ana@acme.example", start: "start-2"))
        return CrashMailVerdict(taken: taken, dead: [refused.promisedRecipient ?? ""])
    }

    private static func mail(
        _ operation: String, to recipient: String, start: String = "start-1", number: String = ""
    ) -> CrashMail {
        CrashMail(start: start, recipient: recipient, id: "<\(operation)\(number)@desk.example>", operation: operation)
    }

    private static func verdict(_ fault: MailFault) -> CrashMailVerdict {
        var verdict = sound
        let copy = "k0-w0-1@example.com"
        switch fault {
        case .lost: verdict.taken.removeFirst()
        case .underTwoNames: verdict.taken.append(mail("k0-w0-1", to: copy, number: ".2"))
        case .twiceFromOneStart: verdict.taken.append(mail("k0-w0-7", to: "ana@acme.example", start: "start-2"))
        case .againThoughSettled: verdict.taken.append(mail("k0-w0-1", to: copy, start: "start-2"))
        case .toSomebodyElse: verdict.taken[0] = mail("k0-w0-1", to: "eve@example.com")
        case .askedByNobody: verdict.taken.append(mail("k0-w2-1", to: "ana@acme.example"))
        case .notGivenUp: verdict.dead = []
        case .givenUpTwice: verdict.dead += verdict.dead
        case .givenUpUnjustly: verdict.dead.append(copy)
        case .givenUpAndTaken: verdict.taken.append(mail(refused.id, to: verdict.dead[0]))
        }
        return verdict
    }

    @Test("No mail that was taken once or refused, nor one that was on the way at a kill and came again")
    func soundMails() {
        #expect(Self.sound.problems(with: Self.operations) == [])
    }

    @Test("A mail that is lost, doubled, strange, or given up as none should be", arguments: MailFault.allCases)
    func mailFault(_ fault: MailFault) {
        #expect(Self.verdict(fault).problems(with: Self.operations).count == 1)
    }

    @Test("The operation that a mail tells of, by its recipient or by its text")
    func reading() {
        let head = "To: a@b.example\r\nMessage-ID: <1.2.x@desk.example>\r\nSubject: k0-w0-1\r\n\r\n"
        let update = CrashMail(start: "start-1", recipient: "ana@acme.example", text: head + "Alba:\r\n\r\nk0-w0-2\r\n")
        #expect(update.id == "<1.2.x@desk.example>" && update.operation == "k0-w0-2")
        let copy = CrashMail(start: "start-1", recipient: "refused-k0-w0-4@example.com", text: head)
        #expect(copy.operation == "k0-w0-4")
        #expect(CrashMail(start: "start-1", recipient: "sentinel-1@example.com", text: head + "Hello").operation == "")
    }
}
