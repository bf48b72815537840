internal import ArgumentParser
internal import TicketCore

/// Turns the text of an argument into a value of the core.
enum Argument {
    static func role(_ text: String) throws -> Role {
        try value(Role(rawValue: text), text, "requester, agent or admin")
    }

    static func scope(_ text: String) throws -> Scope {
        try value(Scope(rawValue: text), text, "a scope; there are \(scopes)")
    }

    static func languageTag(_ text: String) throws -> LanguageTag {
        try value(LanguageTag(text), text, "a BCP 47 language tag, such as es-MX")
    }

    static func listenAddress(_ text: String) throws -> ListenAddress {
        try value(ListenAddress(text), text, ListenAddress.expected)
    }

    /// Every scope, for help.
    static var scopes: String { Scope.allCases.map(\.rawValue).joined(separator: ", ") }

    private static func value<Value>(_ value: Value?, _ text: String, _ expected: String) throws -> Value {
        guard let value else { throw ValidationError("\"\(text)\" is not \(expected)") }
        return value
    }
}
