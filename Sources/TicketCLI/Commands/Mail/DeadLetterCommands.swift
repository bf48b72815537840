internal import ArgumentParser
internal import TicketClient

/// `ticketctl mail dead`.
struct ListDeadLettersCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead", abstract: "For admins: list the mails that are not tried any more, oldest first.")

    @OptionGroup var paging: PagingOptions
    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        func view(_ page: ListDeadLettersResponse) -> DeadLetterView { DeadLetterView(page: page, reply: page) }
        try await paging.list(session, things: "dead letters", view: view) { size, token in
            try await session.client.mail.listDeadLetters(ListDeadLettersRequest(pageSize: size, pageToken: token))
        }
    }
}

/// `ticketctl mail retry`.
struct RetryDeadLetterCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "For admins: try a mail again as if it were new, and let its recipient have mail again.")

    @Argument(help: "Its number among the dead letters.") var id: Int64
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { true }

    func run(in session: Session) async throws {
        let request = RetryDeadLetterRequest(id: id, requestID: session.requestID)
        let letter = try await session.client.mail.retryDeadLetter(request)
        try session.printer.print(
            DeadLetterView(page: ListDeadLettersResponse(deadLetters: [letter]), reply: letter))
    }
}
