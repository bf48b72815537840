internal import ArgumentParser
internal import TicketKeys

/// `ticketd keys`: what the server signs with.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Change the server's secret keys, while it is stopped.",
        subcommands: [Rotate.self])

    /// `ticketd keys rotate`.
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate", abstract: "Sign with a new key from now on.",
            discussion: "What the last \(ServerKeys.keysMax - 1) keys have signed is still believed.")

        @OptionGroup var store: StoreOptions

        func run() async throws {
            try await store.withStore { _, _ in
                let file = ServerKeysFile(directory: store.data)
                try file.write(try file.open().keys.rotated())
            }
        }
    }
}
