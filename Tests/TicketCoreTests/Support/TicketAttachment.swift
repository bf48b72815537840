import TicketCore

/// Testing has an `Attachment` too.
typealias TicketAttachment = TicketCore.Attachment
