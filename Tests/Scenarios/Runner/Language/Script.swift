/// A scenario: what happens at one desk, rule by rule.
package struct Script: Sendable {
    /// A line of a rule, to be carried out.
    struct Line: Sendable, Hashable {
        /// Its number in the file, from 1.
        let number: Int
        let text: String
    }

    /// A rule and the lines that show that it holds.
    struct Section: Sendable {
        /// The number of the rule's line in the file.
        let line: Int
        /// The rule's number, such as `1.12`.
        let rule: String
        /// The rule as it stands in the list of rules.
        let title: String
        var lines: [Line]
    }

    /// The file's name without its extension.
    package let name: String
    /// The desk at which tickets are made.
    let desk: String
    /// The time of day at which it begins, in the zone that stands with it.
    let start: LocalTime
    var sections: [Section]
}
