internal import TicketCore

/// A conversation with what is kept with it.
struct StoredConversation {
    var conversation: Conversation
    /// Oldest first; empty once it has a ticket.
    var messages: [ConversationMessage] = []
    /// One for each person who has read.
    var readMarks: [ReadMark] = []
}
