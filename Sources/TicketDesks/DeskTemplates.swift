public import TicketCore

/// The desks that come with ticketd.
public enum DeskTemplates {
    /// Tickets in an app, shared inside an account.
    public static let accountPortal = load(PackageResources.account_portal_yaml)

    /// A ticket is a chat.
    public static let liveChat = load(PackageResources.live_chat_yaml)
    /// Requests under a sign-in, with an incident behind them.
    public static let helpCenter = load(PackageResources.help_center_yaml)
    /// Chat and mail become tickets, in two tiers.
    public static let tieredDesk = load(PackageResources.tiered_desk_yaml)
    /// The general case.
    public static let zendesk = load(PackageResources.zendesk_yaml)

    /// Every built-in desk.
    public static let all: [Desk] = [accountPortal, liveChat, helpCenter, tieredDesk, zendesk]

    /// Every built-in desk with its file.
    public static let allWithFiles: [(desk: Desk, file: String)] = all.map { ($0, files[$0.key] ?? "") }

    /// The file of each, by key: a desk of one's own begins as a copy of one of them.
    public static let files: [String: String] = [
        "account-portal": text(PackageResources.account_portal_yaml),
        "live-chat": text(PackageResources.live_chat_yaml),
        "help-center": text(PackageResources.help_center_yaml), "tiered-desk": text(PackageResources.tiered_desk_yaml),
        "zendesk": text(PackageResources.zendesk_yaml),
    ]

    private static func text(_ yaml: [UInt8]) -> String { String(decoding: yaml, as: UTF8.self) }

    private static func load(_ yaml: [UInt8]) -> Desk {
        do {
            // A machine without time zones still serves the desks that need none.
            return try DeskFile.load(yaml: text(yaml), zones: nil)
        } catch {
            preconditionFailure("a built-in desk does not load: \(error)")
        }
    }
}
