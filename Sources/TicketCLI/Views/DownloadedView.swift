internal import ProtobufC
internal import TicketMessages

/// A file that was downloaded, and where it lies now.
struct DownloadedView: OutputView {
    let attachment: Attachment
    let path: String

    var reply: any ProtobufMessage { attachment }
    var ids: [String] { [attachment.id] }

    func text(_ style: TextStyle) -> String { Escaping.line(path) + "\n" }
}
