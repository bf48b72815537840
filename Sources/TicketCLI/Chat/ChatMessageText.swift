internal import TicketClient

/// A message as people read it: when and who, then the text, its further lines and its files under
/// the first.
enum ChatMessageText {
    static func text(_ message: Message, _ style: TextStyle) -> String {
        let time = RFC3339.text(message.createTime)
        let name = Escaping.line(message.author?.shortText ?? "")
        let by = message.channel == .chat ? "" : style.dim(" (\(EnumWord.word(message.channel)))")
        let head = style.dim(time) + "  " + style.bold(name) + by + "  "
        let width = DisplayWidth.columns(of: time) + DisplayWidth.columns(of: name) + 4
        let indent = String(repeating: " ", count: width)
        let files = AttachedFilesText.lines(message.attachments, style)
        let lines = (message.body.isEmpty && !files.isEmpty ? [] : Escaping.lines(message.body)) + files
        return head + lines.joined(separator: "\n" + indent) + "\n"
    }
}
