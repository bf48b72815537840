import TTRPC
import Testing
import TicketClient
import TicketClientTestSupport
import TicketMessages

@Suite("Mail on the command line")
struct MailTests {
    private let terminal = Terminal()
    private var service: FakeService { terminal.service }

    @Test("mail ingest brings standard input with its envelope, and ends as mail servers understand it")
    func ingest() async {
        service.answer(MailServiceMethods.ingestMail) { (request: IngestMailRequest) in
            let outcome: MailOutcome = request.recipients == ["x@desk.example"] ? .noSuchRecipient : .quarantined
            return IngestMailResponse(mails: [IngestedMail(outcome: outcome, quarantineID: 7, reason: "STRANGER")])
        }
        let taken = await terminal.run("mail", "ingest", "--recipient", "a@desk.example", "--sender", "")
        #expect(taken == 0 && terminal.output.contains("quarantined"))
        #expect(service.requests() == [IngestMailRequest(recipients: ["a@desk.example"], sender: "<>")])
        #expect(await terminal.run("mail", "ingest", "--recipient", "x@desk.example") == 67)
    }

    @Test(
        "mail ingest leaves the mail with whoever brings it, whatever fails",
        arguments: [StatusCode.unavailable, .resourceExhausted, .unauthenticated, .permissionDenied, .unknown])
    func temporaryFailure(code: StatusCode) async {
        service.answer(MailServiceMethods.ingestMail) { (_: IngestMailRequest) -> IngestMailResponse in
            throw RPCError(code: code, message: "no")
        }
        #expect(await terminal.run("mail", "ingest") == 75)
    }

    @Test("mail quarantine, show, release and discard ask for what they say")
    func quarantine() async {
        service.answer(MailServiceMethods.listQuarantine) { (_: ListQuarantineRequest) in
            ListQuarantineResponse(mails: [QuarantinedMail(id: 7, reason: "STRANGER", subject: "a\u{1b}[2Jb")])
        }
        service.answer(MailServiceMethods.getQuarantinedMail) { (request: GetQuarantinedMailRequest) in
            QuarantinedMail(id: request.id, raw: Array("From: eve\r\n\r\nHi\u{1b}".utf8))
        }
        service.answer(MailServiceMethods.releaseMail) { (_: ReleaseMailRequest) in
            IngestedMail(outcome: .note, ticketNumber: 100_001)
        }
        service.answer(MailServiceMethods.discardMail) { (_: DiscardMailRequest) in QuarantinedMail() }
        await terminal.run("mail", "quarantine")
        await terminal.run("mail", "show", "7")
        let output = terminal.output
        #expect(output.contains("STRANGER") && output.contains("From: eve"))
        #expect(!output.contains("\u{1b}"))
        await terminal.run("mail", "release", "7", "--ticket", "100001", "--request-id", "r-1")
        #expect(
            service.requests() == [ReleaseMailRequest(id: 7, ticketNumber: 100_001, requestID: "r-1")])
        #expect(await terminal.run("mail", "release", "7") == 2)
        await terminal.run("mail", "discard", "7", "--request-id", "r-2")
        #expect(service.requests() == [DiscardMailRequest(id: 7, requestID: "r-2")])
    }

    @Test("mail dead and retry show what became of mails")
    func dead() async {
        let letter = DeadLetter(id: 3, kind: "public_update", recipient: "ana@acme.example", failure: "session")
        service.answer(MailServiceMethods.listDeadLetters) { (_: ListDeadLettersRequest) in
            ListDeadLettersResponse(deadLetters: [letter])
        }
        service.answer(MailServiceMethods.retryDeadLetter) { (_: RetryDeadLetterRequest) in letter }
        await terminal.run("mail", "dead")
        #expect(terminal.output.contains("ana@acme.example"))
        await terminal.run("mail", "retry", "3", "--request-id", "r-1")
        #expect(service.requests() == [RetryDeadLetterRequest(id: 3, requestID: "r-1")])
    }
}
