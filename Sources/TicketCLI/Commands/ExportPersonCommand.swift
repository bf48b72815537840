internal import ArgumentParser
internal import TicketClient

/// `ticketctl person export`.
struct ExportPersonCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write what is kept of a customer and may be given to them.",
        discussion: """
            Lines of JSON, each a ticket.v1.PersonRecord: the person, tickets, comments, conversations, votes, views, \
            and files with their bytes. Notes among staff are not in it.
            """)

    @Argument(help: "The customer's id or mail address.") var person: String

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp("The file to write (default: standard output).", valueName: "path"))
    var path: String?

    @Flag(help: "Replace the file if it is there.")
    var force = false

    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        let target = try path.map { try DownloadTarget(path: $0, filename: "person.jsonl", replaces: force) }
        try await session.client.people.exportPerson(ExportPersonRequest(person: person)) { stream in
            var output: FileWriter?
            var line: [UInt8] = []
            for try await message in stream {
                // Not before there is an answer: a refusal leaves no file behind.
                if let target {
                    let file = try output ?? FileWriter(path: target.path)
                    output = file
                    try file.write(message.data)
                    continue
                }
                line += message.data
                guard let end = line.lastIndex(of: UInt8(ascii: "\n")) else { continue }
                try session.console.write(String(decoding: line[...end], as: UTF8.self))
                line.removeFirst(end + 1)
            }
        }
        if let target { session.note(target.path) }
    }
}
