internal import ProtobufC

/// Writes results to standard output in the form that was asked for. Nothing else writes there.
struct Printer: Sendable {
    let format: OutputFormat
    let console: Console

    /// Writes one reply.
    func print(_ view: some OutputView) throws {
        switch format {
        case .table: try console.write(view.text(console.outputStyle))
        case .json: try console.write(json(view.reply) + "\n")
        case .jsonl: try console.write(view.resources.map { $0.json() + "\n" }.joined())
        case .id: try console.write(view.ids.map { Escaping.line($0) + "\n" }.joined())
        }
    }

    /// Writes one of a row of events, one line each in every form.
    func print(event view: EventView) throws {
        switch format {
        case .table: try console.write(view.text(console.outputStyle))
        case .json, .jsonl: try console.write(view.reply.json() + "\n")
        case .id: try console.write(view.ids.map { $0 + "\n" }.joined())
        }
    }

    /// Writes one document of JSON: indented on a terminal, unless one line was asked for, else on one line.
    func print(json write: (inout JSONWriter) -> Void) throws {
        var writer = JSONWriter(indentSpaces: console.isOutputTerminal && format != .jsonl ? 2 : 0)
        write(&writer)
        try console.write(writer.string + "\n")
    }

    /// On a terminal somebody reads it, so it is indented there.
    private func json(_ message: any ProtobufMessage) -> String {
        guard console.isOutputTerminal else { return message.json() }
        var writer = JSONWriter(indentSpaces: 2)
        message.writeJSON(to: &writer)
        return writer.string
    }
}
