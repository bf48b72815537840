public import TicketCore

/// The desks that come with ticketd.
public enum DeskTemplates {
    /// Tickets in an app, shared inside an account.
    public static let accountPortal = load(PackageResources.account_portal_yaml)

    /// Every built-in desk.
    public static let all: [Desk] = [accountPortal]

    private static func load(_ yaml: [UInt8]) -> Desk {
        do {
            return try DeskFile.load(yaml: String(decoding: yaml, as: UTF8.self))
        } catch {
            preconditionFailure("a built-in desk does not load: \(error)")
        }
    }
}
