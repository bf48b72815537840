/// A ticket to which something has happened.
public struct TouchedTicket: Sendable, Hashable {
    /// Whose it is.
    public var tenant: String
    public var number: Int64
    /// The desk that it is of now.
    public var desk: String

    /// A ticket of a tenant.
    public init(tenant: String, number: Int64, desk: String) {
        self.tenant = tenant
        self.number = number
        self.desk = desk
    }
}
