internal import TicketCore

/// A way to get support as a desk's file spells it.
struct SupportContactEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case names
        case kind
        case address
    }

    private enum Kind: String, CaseIterable {
        case mail
        case phone
        case chat
        case web
    }

    let contact: SupportContact

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        contact = SupportContact(
            names: try values.decode(LocalizedText.self, forKey: .names),
            kind: try values.decodeWord(Kind.self, forKey: .kind).rawValue,
            address: try values.decode(String.self, forKey: .address))
    }
}
