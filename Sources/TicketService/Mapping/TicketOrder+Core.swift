internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension TicketMessages.TicketOrder {
    init(_ order: TicketCore.TicketOrder) {
        switch order {
        case .newestCreated: self = .newestCreated
        case .oldestCreated: self = .oldestCreated
        case .latestUpdated: self = .latestUpdated
        case .oldestUpdated: self = .oldestUpdated
        }
    }

    /// The core's order; the default for an unspecified one. One that this service does not have is refused.
    func core(field: String) throws -> TicketCore.TicketOrder {
        if self == .unspecified { return .newestCreated }
        guard let order = TicketCore.TicketOrder.allCases.first(where: { Self($0) == self }) else {
            throw RPCError.invalidArgument(
                field: field, reason: "UNKNOWN_VALUE", "name a value that this service has")
        }
        return order
    }
}
