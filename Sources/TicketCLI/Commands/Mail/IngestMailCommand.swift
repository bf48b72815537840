internal import ArgumentParser
internal import TTRPC
internal import TicketClient

/// `ticketctl mail ingest`.
struct IngestMailCommand: ClientCommand {
    /// What ticketd takes of a mail.
    private static let mailBytesMax = 25 << 20

    static let configuration = CommandConfiguration(
        commandName: "ingest", abstract: "Bring in a mail from standard input, as a mail server's pipe does.",
        discussion: """
            The exit status is what mail servers read (sysexits): 0 if the mail was taken, which includes mail that is \
            held back; 67 if there is no such recipient; 75 if it is to be brought again later, whatever the reason.
            """)

    @Option(
        name: .customLong("recipient"),
        help: ArgumentHelp(
            "For whom it came by its envelope; may be given again. Without one, those of the mail's header.",
            valueName: "address"))
    var recipients: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("From whom it came by its envelope; empty for nobody.", valueName: "address"))
    var sender: String?

    @OptionGroup var global: GlobalOptions

    /// Nobody loses a mail for what is wrong here or on the way: it stays with whoever brings it.
    func exitStatus(for code: StatusCode) -> ExitStatus {
        ExitStatus(rawValue: code == .notFound ? 67 : 75)
    }

    func run(in session: Session) async throws {
        let raw = try session.console.read(Self.mailBytesMax)
        let envelopeSender = sender.map { $0.isEmpty ? "<>" : $0 } ?? ""
        let request = IngestMailRequest(raw: raw, recipients: recipients, sender: envelopeSender)
        let response = try await session.client.mail.ingestMail(request)
        try session.printer.print(IngestedMailView(response: response))
        if !response.mails.isEmpty, response.mails.allSatisfy({ $0.outcome == .noSuchRecipient }) {
            throw RPCError(code: .notFound, message: "there is no such recipient; nothing was kept")
        }
    }
}
