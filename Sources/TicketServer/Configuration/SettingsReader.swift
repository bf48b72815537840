internal import Configuration
internal import Logging

/// Reads values and refuses wrong ones instead of taking the default in silence.
struct SettingsReader {
    let reader: ConfigReader

    func value<Value>(_ key: ConfigKey, _ expected: String, _ parse: (String) -> Value?) throws -> Value? {
        guard let text = reader.string(forKey: key) else { return nil }
        guard let value = parse(text) else {
            throw SettingsError(key: "\(key)", problem: "\"\(text)\" is not \(expected)")
        }
        return value
    }

    func file(_ key: ConfigKey) throws -> String? {
        try value(key, "the path of a file") { $0.isEmpty ? nil : $0 }
    }

    /// Several texts: a list in the file, or one text, whose commas stand between them.
    func list(_ key: ConfigKey) -> [String]? {
        let found =
            reader.stringArray(forKey: key) ?? reader.string(forKey: key)?.split(separator: ",").map(String.init)
        return found.map { $0.map { String($0.drop { $0 == " " }) } }
    }

    func level(_ key: ConfigKey) throws -> Logger.Level? {
        let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
        return try value(key, "one of \(levels)") { Logger.Level(rawValue: $0) }
    }

    func flag(_ key: ConfigKey) throws -> Bool? {
        if let flag = reader.bool(forKey: key) { return flag }
        return try value(key, "true or false") { Bool($0) }
    }

    func number(_ key: ConfigKey, in range: ClosedRange<Int>) throws -> Int? {
        let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        if let number = reader.int(forKey: key) {
            guard range.contains(number) else {
                throw SettingsError(key: "\(key)", problem: "\(number) is not \(expected)")
            }
            return number
        }
        return try value(key, expected) { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
    }
}
