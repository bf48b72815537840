/// A ticket's place in the database: the tenant in the upper bits and the ticket's number in the lower 40.
///
/// One integer, so that it is the row id: a ticket is found by walking one tree of small keys, new tickets are
/// appended to its end, and a tenant's tickets lie together in the order of their numbers.
struct TicketKey: Hashable {
    /// The bits that a ticket's number may have.
    static let numberBits: Int64 = 40
    private static let numberMax: Int64 = 1 << numberBits - 1

    let rawValue: Int64

    /// The key of a ticket; nil for a number that no ticket has.
    init?(_ tenant: TenantID, number: Int64) {
        guard (1...Self.numberMax).contains(number) else { return nil }
        rawValue = tenant.rawValue << Self.numberBits | number
    }

    init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    var tenant: TenantID { TenantID(rawValue: rawValue >> Self.numberBits) }
    var number: Int64 { rawValue & Self.numberMax }

    /// Lies before every key of the tenant.
    static func lowerBound(_ tenant: TenantID) -> Int64 { tenant.rawValue << numberBits }

    /// The key below which a page begins: all of the tenant's for nil.
    static func upperBound(_ tenant: TenantID, before number: Int64?) -> Int64 {
        let bounded = min(max(number ?? numberMax, 0), numberMax)
        return tenant.rawValue << numberBits | bounded
    }
}
