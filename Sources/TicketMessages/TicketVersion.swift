/// The version of ticketd, of ticketctl and of the client library, which are released together.
public enum TicketVersion {
    /// As Semantic Versioning has it; CHANGELOG.md says what is in it.
    public static let current = "0.1.0"
}
