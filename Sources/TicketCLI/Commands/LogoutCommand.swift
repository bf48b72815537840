internal import ArgumentParser
internal import TicketClient

/// `ticketctl logout`.
struct LogoutCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout", abstract: "End your session, here or everywhere.")

    @Flag(help: "End your sessions on all machines.")
    var everywhere = false

    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        do {
            _ = try await session.client.identity.signOut(SignOutRequest(everywhere: everywhere))
        } catch let error as RPCError where error.code == .unauthenticated && session.context != nil {
            session.note("the session had ended already")
        }
        guard let name = session.context, let file = ContextFile(console: session.console) else { return }
        try file.change { $0.remove(name) }
        session.note("signed out of the context \(name)")
    }
}
