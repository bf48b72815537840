internal import ArgumentParser

/// A key with a value, as the command line has it: `priority=high`.
struct KeyValue: Sendable, Hashable {
    let key: String
    /// May be empty.
    let value: String

    /// - Throws: `ValidationError` where there is no `=`, or nothing before it.
    static func parse(_ argument: String) throws -> KeyValue {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let key = parts.first, !key.isEmpty else {
            throw ValidationError("write it as KEY=VALUE, not \"\(argument)\"")
        }
        return KeyValue(key: String(key), value: String(parts[1]))
    }
}
