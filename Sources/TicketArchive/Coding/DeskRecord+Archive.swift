internal import TicketCore

extension DeskRecord {
    func write(to line: inout ArchiveObjectWriter) throws {
        switch self {
        case .version(let source): try line.object("desk_version") { try source.write(to: &$0) }
        case .attachment(let attachment): try line.object("attachment") { try attachment.write(to: &$0) }
        case .event(let event): try line.object("event") { try event.write(to: &$0) }
        case .conversation(let conversation): try line.object("conversation") { try conversation.write(to: &$0) }
        case .message(let message): try line.object("message") { try message.write(to: &$0) }
        case .readMark(let mark): try line.object("read_mark") { try mark.write(to: &$0) }
        case .vote(let person, let article, let isHelpful):
            line.object("vote") { object in
                object.text("person", person)
                object.text("article", article)
                object.flag("helpful", isHelpful)
            }
        case .view(let name, let definition):
            line.object("view") { object in
                object.text("name", name)
                object.bytes("definition", definition)
            }
        }
    }

    /// Reads the record that a line's member of this name is.
    init(_ name: String, _ object: inout ArchiveObject) throws {
        switch name {
        case "desk_version": self = .version(try DeskSource(&object))
        case "attachment": self = .attachment(try Attachment(&object))
        case "event": self = .event(try TicketEvent(&object))
        case "conversation": self = .conversation(try Conversation(&object))
        case "message": self = .message(try ConversationMessage(&object))
        case "read_mark": self = .readMark(try ReadMark(&object))
        case "vote":
            self = .vote(
                person: try object.key("person"), article: try object.key("article"),
                isHelpful: try object.flag("helpful"))
        case "view":
            self = .view(name: try object.key("name"), definition: try object.bytes("definition", countMax: 1 << 20))
        default: throw ArchiveRefusal.invalid("there is no such line as \"\(name.prefix(100))\"")
        }
    }
}
