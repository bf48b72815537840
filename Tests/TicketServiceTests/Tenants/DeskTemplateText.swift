import TicketDesks

/// The text of a desk that came with ticketd.
enum DeskTemplateText {
    static let liveChat = DeskTemplates.files["live-chat"] ?? ""
}
