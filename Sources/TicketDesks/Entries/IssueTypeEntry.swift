internal import TicketCore

/// An issue type as a desk's file spells it.
struct IssueTypeEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case key
        case labels
    }

    let issueType: IssueType

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        issueType = IssueType(
            key: try values.decode(String.self, forKey: .key),
            labels: try values.decode(LocalizedText.self, forKey: .labels))
    }
}
