internal import TicketCore

/// The field `Accept-Language` of RFC 9110, 12.5.4.
enum AcceptLanguage {
    /// How many languages are read; the rest is ignored.
    static let languagesMax = 16

    /// The languages of the field, best first; what is malformed, `*` or has weight 0 is left out.
    static func tags(_ field: String) -> [LanguageTag] {
        let ranges = field.split(separator: ",").prefix(languagesMax).compactMap(range)
        return ranges.enumerated()
            .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
            .map(\.element.tag)
    }

    private static func range(_ text: Substring) -> (tag: LanguageTag, weight: Double)? {
        let parts = text.split(separator: ";").map { $0.trimmingSpaces() }
        guard let name = parts.first, let tag = LanguageTag(name) else { return nil }
        var weight = 1.0
        for parameter in parts.dropFirst() where parameter.lowercased().hasPrefix("q=") {
            weight = Double(parameter.dropFirst(2)) ?? 0
        }
        return (0.001...1).contains(weight) ? (tag, weight) : nil
    }
}

extension Substring {
    fileprivate func trimmingSpaces() -> String {
        let head = drop { $0 == " " || $0 == "\t" }
        var result = String(head)
        while let last = result.last, last == " " || last == "\t" { result.removeLast() }
        return result
    }
}
