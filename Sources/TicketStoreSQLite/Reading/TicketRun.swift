/// A run of an index: tickets with something in common. SQL names tables and indexes, so that a plan other than the one
/// that is meant is an error and not a slow answer.
struct TicketRun {
    /// What follows FROM.
    var source: String
    /// The column that has the tickets' keys.
    var key = "ticket"
    var conditions = SQLConditions()
    /// Whether the run is in the order of the tickets' last change; it is in that of their numbers if not.
    var isByUpdate = false
}
