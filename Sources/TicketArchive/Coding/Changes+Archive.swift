internal import TicketCore

extension FieldChange {
    func write(to object: inout ArchiveObjectWriter) {
        object.word("field", field)
        object.text("old_value", oldValue)
        object.text("new_value", newValue)
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            field: try object.word("field"), oldValue: try object.text("old_value"),
            newValue: try object.text("new_value"))
    }
}

extension CustomFieldChange {
    func write(to object: inout ArchiveObjectWriter) {
        object.text("key", key)
        object.text("old_value", oldValue)
        object.text("new_value", newValue)
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            key: try object.key("key"), oldValue: try object.optionalText("old_value"),
            newValue: try object.optionalText("new_value"))
    }
}

extension SeenTransition {
    func write(to object: inout ArchiveObjectWriter) {
        object.text("from", from)
        object.object("to") { to.write(to: &$0) }
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(from: try object.key("from"), to: try object.object("to") { try StatusReference(&$0) })
    }
}

extension TicketLink {
    func write(to object: inout ArchiveObjectWriter) {
        object.number("ticket", number)
        object.word("kind", kind)
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(number: try object.number("ticket", in: 1...Int64.max), kind: try object.word("kind"))
    }
}

extension TicketRating {
    func write(to object: inout ArchiveObjectWriter) {
        object.number("score", Int64(score))
        object.text("comment", comment)
        object.number("ending", ending)
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            score: Int(try object.number("score", in: Int64(Int32.min)...Int64(Int32.max))),
            comment: try object.text("comment"), ending: try object.number("ending", in: 0...Int64(Int32.max)))
    }
}

extension ArmedTimer {
    func write(to object: inout ArchiveObjectWriter) throws {
        object.text("key", key)
        try object.time("due_time", dueTime)
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(key: try object.key("key"), dueTime: try object.time("due_time"))
    }
}

extension SkippedAction {
    func write(to object: inout ArchiveObjectWriter) {
        object.text("action", action)
        object.text("reason", reason)
        object.text("message", message)
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            action: try object.text("action"), reason: try object.key("reason"), message: try object.text("message"))
    }
}
