internal import TicketMessages

/// A comment as people read it: who, when and in answer to what on one line, then the text, indented.
enum CommentText {
    static func text(_ comment: Comment, _ style: TextStyle) -> String {
        let author = comment.author
        let role = author.map { EnumWord.word($0.role) } ?? ""
        let parts = [
            "\(comment.id)", (author?.shortText ?? "") + (role.isEmpty ? "" : " (\(role))"),
            RFC3339.text(comment.createTime), comment.replyTo == 0 ? "" : "answers \(comment.replyTo)",
            comment.internal ? "internal" : "",
            comment.mergedFrom == 0 ? "" : "written on \(TicketNumber.text(comment.mergedFrom))",
        ]
        let heading = parts.filter { !$0.isEmpty }.joined(separator: "  ")
        let body = Escaping.lines(comment.body).map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
        let files = AttachedFilesText.lines(comment.attachments, style).map { "    \($0)\n" }.joined()
        let text = comment.body.isEmpty && !files.isEmpty ? "" : body
        return style.bold(Escaping.line(heading)) + "\n" + text + files
    }
}
