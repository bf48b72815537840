internal import ArgumentParser

/// `ticketctl canned`.
struct CannedGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "canned", abstract: "List a desk's canned responses, and fill them for a ticket.",
        subcommands: [ListCannedResponsesCommand.self, RenderCannedResponseCommand.self])
}
