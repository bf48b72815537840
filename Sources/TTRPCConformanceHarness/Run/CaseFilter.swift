/// Which cases to run: `24`, `1-14`, a group such as `bidi`, or words of a title; several with commas between them.
public struct CaseFilter: Sendable {
    private let terms: [String]

    /// A filter of its text; an empty one lets every case through.
    public init(_ text: String) {
        terms = text.split(separator: ",").map { $0.trimmed.lowercased() }.filter { !$0.isEmpty }
    }

    /// Whether the case is to run.
    public func accepts(_ conformanceCase: ConformanceCase) -> Bool {
        accepts(number: conformanceCase.number, group: conformanceCase.group, title: conformanceCase.title)
    }

    func accepts(number: Int, group: ConformanceCase.Group, title: String) -> Bool {
        terms.isEmpty || terms.contains { Self.matches($0, number, group, title) }
    }

    private static func matches(
        _ term: String, _ number: Int, _ group: ConformanceCase.Group, _ title: String
    ) -> Bool {
        let bounds = term.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        if let first = bounds.first.flatMap({ $0 }), let last = bounds.last.flatMap({ $0 }), bounds.count <= 2 {
            return first <= number && number <= last
        }
        return group.rawValue == term || title.lowercased().contains(term)
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text
    }
}
