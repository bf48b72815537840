internal import TicketCore

extension PersonReference {
    func write(to object: inout ArchiveObjectWriter) {
        object.text("id", id)
        object.text("name", name)
        object.text("email", email)
        object.word("role", role)
        object.text("account", account)
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            id: try object.key("id"), name: try object.key("name"), email: try object.key("email"),
            role: try object.word("role"), account: try object.optionalKey("account"))
    }
}

extension Participant {
    func write(to object: inout ArchiveObjectWriter) {
        object.text("email", email)
        object.flag("told", isTold)
        object.flag("let_in", isLetIn)
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            email: try object.key("email"), isTold: try object.flag("told"), isLetIn: try object.flag("let_in"))
    }
}

extension StatusReference {
    func write(to object: inout ArchiveObjectWriter) {
        object.text("key", key)
        object.word("category", category)
        object.word("waiting_on", waitingOn)
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            key: try object.key("key"), category: try object.word("category"),
            waitingOn: try object.word("waiting_on"))
    }
}
