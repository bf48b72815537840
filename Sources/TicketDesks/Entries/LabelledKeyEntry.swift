internal import TicketCore

/// Something with a key and labels as a desk's file spells it: an issue type, a tier, a team, a message, a choice.
struct LabelledKeyEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case key
        case labels
    }

    let labelledKey: LabelledKey

    var issueType: IssueType { IssueType(key: labelledKey.key, labels: labelledKey.labels) }

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        labelledKey = LabelledKey(
            key: try values.decode(String.self, forKey: .key),
            labels: try values.decode(LocalizedText.self, forKey: .labels))
    }
}
