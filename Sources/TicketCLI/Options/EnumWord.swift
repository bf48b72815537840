internal import ArgumentParser
internal import ProtobufC

/// The words by which people name a protobuf enum's values: `WAITING_ON_THIRD_PARTY` is `third-party`.
enum EnumWord {
    /// The word for a value; a number that this program does not know is its digits, no value at all is empty.
    static func word<Value: ProtobufEnum>(_ value: Value) -> String {
        if value.rawValue == 0 { return "" }
        let name = value.name
        let prefix = prefix(of: Value.self)
        let short = name.hasPrefix(prefix) ? name.dropFirst(prefix.count) : name[...]
        return String(short.map { $0 == "_" ? "-" : $0 }).lowercased()
    }

    /// The value that a word names; a `_` is as good as a `-`, and capitals are as good as small letters.
    ///
    /// - Throws: `ValidationError` that lists the words there are.
    static func parse<Value: ProtobufEnum>(_ argument: String) throws -> Value {
        let wanted = String(argument.map { $0 == "_" ? "-" : $0 }).lowercased()
        let words = Value.allCases.map { (word: word($0), value: $0) }.filter { !$0.word.isEmpty }
        guard let found = words.first(where: { $0.word == wanted }) else {
            throw ValidationError("one of \(words.map(\.word).joined(separator: ", "))")
        }
        return found.value
    }

    /// `ticket.v1.WaitingOn` has `WAITING_ON_`, as `buf lint` asks for.
    private static func prefix<Value: ProtobufEnum>(of type: Value.Type) -> String {
        let name = Value.fullName.split(separator: ".").last ?? ""
        var prefix = ""
        for character in name {
            if character.isUppercase, !prefix.isEmpty { prefix.append("_") }
            prefix += character.uppercased()
        }
        return prefix + "_"
    }
}
