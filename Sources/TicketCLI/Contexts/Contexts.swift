/// Where somebody has signed in, and what is used unless the command line says otherwise.
struct Contexts: Sendable, Hashable {
    private static let header = "ticketctl contexts 1"

    /// By name.
    private(set) var all: [Context] = []
    /// The name of the one that is used; nil for none.
    private(set) var currentName: String?

    /// None.
    init() {}

    /// The one that is used.
    var current: Context? { all.first { $0.name == currentName } }

    /// The one of a name.
    subscript(name: String) -> Context? { all.first { $0.name == name } }

    /// Keeps a context, in the place of the one of its name.
    mutating func keep(_ context: Context) {
        all.removeAll { $0.name == context.name }
        all.append(context)
        all.sort { $0.name < $1.name }
    }

    /// Uses the context of a name from now on.
    mutating func use(_ name: String) { currentName = name }

    /// Forgets a context.
    mutating func remove(_ name: String) {
        all.removeAll { $0.name == name }
        if currentName == name { currentName = nil }
    }

    // MARK: Text

    /// The contexts that a text holds: a line that names the form, `current = NAME`, and for each context its name in
    /// brackets and its values, a line each.
    ///
    /// - Throws: ``ContextFailure`` for anything else.
    init(text: String) throws {
        var lines = text.split(separator: "\n").map(String.init)
        guard lines.first == Self.header else {
            throw ContextFailure.damaged("its first line is not \"\(Self.header)\"")
        }
        lines.removeFirst()
        for line in lines {
            if line.hasPrefix("["), line.hasSuffix("]") {
                let name = String(line.dropFirst().dropLast())
                guard Context.isName(name) else { throw ContextFailure.damaged("\(line) is no name") }
                all.append(
                    Context(
                        name: name, server: "", email: "", accessToken: "", accessExpireSeconds: 0, refreshToken: ""))
            } else {
                try read(line)
            }
        }
    }

    private mutating func read(_ line: String) throws {
        guard let separator = line.firstRange(of: " = ") else {
            throw ContextFailure.damaged("a line is not of the form \"name = value\"")
        }
        let value = String(line[separator.upperBound...])
        let key = String(line[..<separator.lowerBound])
        if all.isEmpty, key == "current" {
            currentName = value
            return
        }
        guard let last = all.indices.last else { throw ContextFailure.damaged("\(key) stands before any context") }
        switch key {
        case "server": all[last].server = value
        case "email": all[last].email = value
        case "access_token": all[last].accessToken = value
        case "access_expire_seconds": all[last].accessExpireSeconds = Int64(value) ?? 0
        case "refresh_token": all[last].refreshToken = value
        // A newer version may know more.
        default: break
        }
    }

    /// The text that holds them.
    var text: String {
        var lines = [Self.header]
        if let currentName { lines.append("current = \(currentName)") }
        for context in all {
            lines += [
                "[\(context.name)]", "server = \(context.server)", "email = \(context.email)",
                "access_token = \(context.accessToken)",
                "access_expire_seconds = \(context.accessExpireSeconds)",
                "refresh_token = \(context.refreshToken)",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
