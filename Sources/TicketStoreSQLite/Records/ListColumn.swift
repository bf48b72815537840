internal import TicketCore

/// Several short texts in one column, each between line breaks, so that one of them is found by looking for it with the
/// line breaks around it. No tag, and no key of a track, has a line break.
enum ListColumn {
    /// An entry with what stands around it.
    static func item(_ text: String) -> String { "\n\(text)\n" }

    /// A state of a track as an entry has it.
    static func trackState(_ track: String, _ state: String) -> String { "\(track):\(state)" }

    /// The column of a ticket's tags; nil for none.
    static func text(tagsOf state: TicketState) -> String? { text(state.tags) }

    /// The column of a ticket's tracks; nil for none.
    static func text(tracksOf state: TicketState) -> String? {
        text(state.tracks.map { trackState($0.key, $0.value) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    private static func text(_ items: [String]) -> String? {
        items.isEmpty ? nil : "\n" + items.joined(separator: "\n") + "\n"
    }
}
