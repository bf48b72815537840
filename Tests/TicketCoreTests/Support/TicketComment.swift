import TicketCore

/// Testing has a `Comment` too.
typealias TicketComment = TicketCore.Comment
