/// A comment as somebody asks for it, unchecked.
struct AskedComment {
    var body: String
    var replyTo: Int64?
    var informational: Bool
    var channel: Channel
    var isInternal: Bool
    var attachments: [String]
}
