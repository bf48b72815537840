internal import ProtobufC
internal import TicketMessages

/// The text of a desk, as it was written: what goes into a file goes out of it.
struct DeskSourceView: OutputView {
    let source: DeskSource

    var reply: any ProtobufMessage { source }
    var ids: [String] { [source.desk] }

    func text(_ style: TextStyle) -> String {
        let lines = source.source.hasSuffix("\n") ? String(source.source.dropLast()) : source.source
        return Escaping.lines(lines).map { $0 + "\n" }.joined()
    }
}
