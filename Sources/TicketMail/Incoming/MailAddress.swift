public import TicketCore

/// A mailbox as a header names it. It says who somebody claims to be, never who they are.
public struct MailAddress: Sendable, Hashable {
    /// The name beside the address, decoded; may be empty.
    public var name: String
    /// The address as it was written; may be one that cannot be sent to.
    public var address: String

    /// A mailbox.
    public init(name: String = "", address: String) {
        self.name = name
        self.address = address
    }

    /// The address, if it is one that can be sent to.
    public var email: EmailAddress? { EmailAddress(address) }
}
