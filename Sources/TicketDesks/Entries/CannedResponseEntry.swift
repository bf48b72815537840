internal import TicketCore

/// A canned response as a desk's file spells it.
struct CannedResponseEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case key
        case labels
        case text
    }

    let response: CannedResponse

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        response = CannedResponse(
            key: try values.decode(String.self, forKey: .key),
            labels: try values.decode(LocalizedText.self, forKey: .labels),
            text: try values.decode(LocalizedText.self, forKey: .text))
    }
}
