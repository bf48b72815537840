internal import TicketCore

/// What an address of ours means.
enum MailDestination: Hashable {
    /// An address that was given to a participant of a ticket.
    case participant(ReplyAddress)
    /// An address that looks like one and was never given out.
    case forged
    /// A desk, by key, whether or not there is one.
    case desk(String)
    /// Where reports go.
    case bounces
    /// None of ours.
    case nowhere

    init(_ address: EmailAddress, tenant: String, house: MailHouse) {
        if let signed = ReplyAddress(verifying: address, tenant: tenant, domain: house.domain, keys: house.keys) {
            self = .participant(signed)
        } else if !house.isOurs(address) {
            self = .nowhere
        } else if ReplyAddress.hasForm(address) {
            self = .forged
        } else if address.comparisonKey == house.bounceAddress.comparisonKey {
            self = .bounces
        } else {
            self = house.desk(at: address).map(Self.desk) ?? .nowhere
        }
    }

    /// What tells it from others in a mail's key.
    var name: String {
        switch self {
        case .participant(let address): "\(address.purpose.rawValue) \(address.ticketNumber) \(address.participant)"
        case .forged: "forged"
        case .desk(let key): "desk \(key)"
        case .bounces: "bounces"
        case .nowhere: ""
        }
    }
}
