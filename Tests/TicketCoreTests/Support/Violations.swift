import TicketCore

/// The fields at fault with the reasons, such as `ticket.subject TOO_LONG`; empty where nothing is refused.
func violations(_ body: () throws -> Void) throws -> [String] {
    do {
        try body()
        return []
    } catch Refusal.invalid(let violations) {
        return violations.map { "\($0.field) \($0.reason)" }
    }
}
