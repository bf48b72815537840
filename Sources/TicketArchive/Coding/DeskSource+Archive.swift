internal import TicketCore

extension DeskSource {
    func write(to object: inout ArchiveObjectWriter) throws {
        object.text("key", version.desk.key)
        object.number("version", Int64(version.version))
        object.flag("built_in", origin == .builtIn)
        object.object("author", of: author) { $0.write(to: &$1) }
        try object.time("create_time", createTime)
        object.text("source", text)
        object.json("definition", try DeskDefinition.text(version.desk))
    }

    init(_ object: inout ArchiveObject) throws {
        let key = try object.key("key")
        let number = try object.number("version", in: 1...Int64(Int32.max))
        let isBuiltIn = try object.flag("built_in")
        let author = try object.optionalObject("author") { try PersonReference(&$0) }
        let createTime = try object.optionalTime("create_time")
        let text = try object.optionalText("source")
        let desk = try DeskDefinition.desk(object.json("definition"))
        guard desk.key == key else { throw object.refusal("key", "the desk's own is \"\(desk.key)\"") }
        self.init(
            version: DeskVersion(version: Int(number), desk: desk), text: text,
            origin: isBuiltIn ? .builtIn : .written, author: author, createTime: createTime)
    }
}
