/// A status to which a caller may move a ticket.
struct LegalMove: Hashable {
    /// The key of the status.
    let status: String
    /// What the caller calls it; empty if that is not known.
    let label: String

    /// The key, and what it is called behind it.
    var text: String { label.isEmpty ? status : "\(status) (\(label))" }
}
