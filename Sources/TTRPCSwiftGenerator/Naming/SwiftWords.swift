/// How words become Swift identifiers.
enum SwiftWords {
    /// `request_id` is `requestID`, `MAX_URL` is `maxURL`: initialisms keep their case unless they come first.
    static func lowerCamel(_ snake: some StringProtocol) -> String {
        var result = ""
        for (index, word) in snake.split(separator: "_").enumerated() {
            let word = word.lowercased()
            result += index == 0 ? word : initialisms[word] ?? (word.prefix(1).uppercased() + word.dropFirst())
        }
        return result.first?.isNumber == true ? "_" + result : result
    }

    /// `CreateTicket` is `createTicket`, `URLOf` is `urlOf`.
    static func lowerFirst(_ name: String) -> String {
        let capitals = name.prefix { $0.isUppercase }.count
        let lowered = capitals <= 1 || capitals == name.count ? capitals : capitals - 1
        return name.prefix(lowered).lowercased() + name.dropFirst(lowered)
    }

    /// `sent_by` is `SentBy`, for the type of a oneof.
    static func upperCamel(_ snake: String) -> String {
        snake.split(separator: "_").map { initialisms[String($0)] ?? ($0.prefix(1).uppercased() + $0.dropFirst()) }
            .joined()
    }

    /// `TicketStatus` is `TICKET_STATUS`, the prefix that its values have.
    static func upperSnake(_ camel: String) -> String {
        let characters = Array(camel)
        var result = ""
        for (index, character) in characters.enumerated() {
            let followsLower = index > 0 && !characters[index - 1].isUppercase
            let leadsLower = index + 1 < characters.count && characters[index + 1].isLowercase
            if index > 0, character.isUppercase, followsLower || leadsLower { result += "_" }
            result += character.uppercased()
        }
        return result
    }

    /// The name as it stands in a declaration, in backticks when Swift keeps it for itself.
    static func escaped(_ name: String) -> String {
        if unusable.contains(name) { return name + "_" }
        return keywords.contains(name) ? "`\(name)`" : name
    }

    /// The name of a member that C declared, where it is used.
    static func member(_ name: String) -> String {
        keywords.contains(name) || unusable.contains(name) ? "`\(name)`" : name
    }

    private static let initialisms = ["id": "ID", "ids": "IDs", "url": "URL", "uri": "URI", "utc": "UTC"]

    /// Names that backticks do not help.
    private static let unusable: Set<String> = ["self", "init", "hashValue", "Type", "Self", "Protocol"]

    private static let keywords: Set<String> = [
        "Any", "as", "associatedtype", "await", "break", "case", "catch", "class", "continue", "default", "defer",
        "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard",
        "if", "import", "in", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private",
        "protocol", "public", "repeat", "rethrows", "return", "static", "struct", "subscript", "super", "switch",
        "throw", "throws", "true", "try", "typealias", "var", "where", "while",
    ]
}
