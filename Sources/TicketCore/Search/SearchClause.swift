/// Words that have to stand together: one word, or those between quotation marks.
public struct SearchClause: Sendable, Hashable {
    /// A word, or a character of a script without spaces.
    struct Item: Sendable, Hashable {
        var text: String
        var joinsLast: Bool
    }

    /// What has to stand side by side.
    let items: [Item]
    /// Whether words count that begin with the last item.
    let isPrefix: Bool

    init(_ elements: [SearchElement], isPrefix: Bool) {
        items = elements.map { Item(text: $0.text, joinsLast: $0.joinsLast) }
        self.isPrefix = isPrefix && elements.last?.isSpaceless == false
    }

    /// The terms without which a ticket cannot have it.
    public var terms: [String] {
        var terms: [String] = []
        for (index, item) in items.enumerated() where !(isPrefix && index == items.count - 1) {
            if item.joinsLast { terms.append(items[index - 1].text + item.text) }
            // A character stands in what it makes with its neighbours.
            let isInPair = item.joinsLast || (index + 1 < items.count && items[index + 1].joinsLast)
            if !isInPair { terms.append(item.text) }
        }
        return terms
    }

    /// What one term has to begin with; nil if no part of a word is looked for.
    public var prefix: String? { isPrefix ? items.last?.text : nil }

    /// Whether having the terms is not enough: the text has to be read.
    public var hasOrder: Bool { items.count > 2 || (items.count == 2 && !items[1].joinsLast) }

    /// Whether what stands at a place of a text is what the clause says.
    func matches(_ elements: [SearchElement], at index: Int) -> Bool {
        guard index + items.count <= elements.count else { return false }
        for (offset, item) in items.enumerated() {
            let text = elements[index + offset].text
            let isLast = offset == items.count - 1
            guard isLast && isPrefix ? text.utf8.starts(with: item.text.utf8) : text == item.text else { return false }
        }
        return true
    }

    /// Whether a set of terms has all that it takes.
    public func isCovered(by terms: Set<String>) -> Bool {
        self.terms.allSatisfy(terms.contains)
            && (prefix.map { prefix in terms.contains { $0.utf8.starts(with: prefix.utf8) } } ?? true)
    }
}
