internal import TicketCore

/// What a desk tells somebody who asks while nobody is there.
struct ServiceAbsence: Hashable {
    /// The key of the desk's message for it.
    static let messageKey = "outside_hours"

    /// When service is given again; nil if it is not within the years that a calendar looks ahead.
    var resumeTime: Timestamp?
    /// The desk's message; empty if it has none.
    var notice: String
}

/// Tells whether desks are served, by their hours.
struct ServiceAbsences {
    private let calendars: CalendarCatalog

    init(calendars: CalendarCatalog) {
        self.calendars = calendars
    }

    /// Nil while the desk is served, which one without hours always is.
    func absence(of desk: Desk, at now: Timestamp, languages: [LanguageTag]) -> ServiceAbsence? {
        // What the hours do not tell, because the zone is not to be had, is not told: a chat goes on without.
        guard let calendar = calendars.calendar(of: desk), let isOpen = try? calendar.isOpen(at: now), !isOpen else {
            return nil
        }
        let preference = LanguagePreference(wanted: languages, deskDefault: desk.defaultLocale)
        return ServiceAbsence(
            resumeTime: (try? calendar.nextOpening(after: now)) ?? nil,
            notice: desk.message(ServiceAbsence.messageKey)?.text(in: preference) ?? "")
    }
}
