/// A text with placeholders such as `{{ticket.number}}`.
///
/// A value is inserted as it is: what looks like a placeholder in it stays as it was written.
public struct TextTemplate: Sendable, Hashable {
    /// Something wrong with a template.
    public enum Problem: Sendable, Hashable {
        /// There is no placeholder of this name.
        case unknown(String)
        /// Two braces open and none close.
        case unclosed
    }

    private enum Part: Sendable, Hashable {
        case text(Substring)
        case placeholder(Substring)
    }

    private let parts: [Part]
    private let isUnclosed: Bool

    /// The template that a text is. Any text is one; `problems` tells what is wrong with it.
    public init(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        var isUnclosed = false
        while let open = rest.firstRange(of: "{{") {
            guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
                isUnclosed = true
                break
            }
            parts.append(.text(rest[..<open.lowerBound]))
            parts.append(.placeholder(rest[open.lowerBound..<close.upperBound]))
            rest = rest[close.upperBound...]
        }
        parts.append(.text(rest))
        self.parts = parts
        self.isUnclosed = isUnclosed
    }

    /// What is wrong with it, in the order of the text.
    public var problems: [Problem] {
        let names = parts.compactMap { part -> Problem? in
            guard case .placeholder(let text) = part, Self.placeholder(text) == nil else { return nil }
            return .unknown(Self.name(text))
        }
        return names + (isUnclosed ? [.unclosed] : [])
    }

    /// The text with each placeholder's value in its place. A placeholder that there is not stays as it is written.
    public func filled(_ value: (Placeholder) -> String) -> String {
        parts.reduce(into: "") { text, part in
            switch part {
            case .text(let piece): text += piece
            case .placeholder(let piece): text += Self.placeholder(piece).map(value) ?? String(piece)
            }
        }
    }

    private static func placeholder(_ text: Substring) -> Placeholder? { Placeholder(rawValue: name(text)) }

    private static func name(_ text: Substring) -> String {
        let name = text.dropFirst(2).dropLast(2).drop { $0 == " " }
        return String(name.reversed().drop { $0 == " " }.reversed())
    }
}
