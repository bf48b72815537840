internal import ProtobufC
internal import TicketMessages

/// A desk that was exported, and where its archive lies now.
struct ExportedDeskView: OutputView {
    let path: String
    let bytes: Int64

    var reply: any ProtobufMessage { ExportDeskResponse(totalBytes: bytes) }
    var ids: [String] { [path] }

    func text(_ style: TextStyle) -> String { Escaping.line(path) + "\n" }
}
