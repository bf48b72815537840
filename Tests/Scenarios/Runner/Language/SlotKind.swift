/// What may stand where a step leaves a place open.
enum SlotKind: String, CaseIterable {
    /// Somebody of the cast: `Ana`.
    case person
    /// One or more of the cast: `Ana`, `Ana and Bruno`, `Ana, Bruno and Chloe`.
    case people
    /// A text in quotes.
    case text
    /// One or more texts in quotes: `"a", "b" and "c"`.
    case texts
    /// The texts in other languages: `(es "Abierto", fr "Ouvert")`.
    case labels
    /// A ticket: `it`, or `the ticket "its subject"`.
    case ticket
    /// A whole number.
    case number
    /// How long something takes: `5 minutes`, `1 day 2 hours`.
    case duration
    /// A day: `2026-11-21`.
    case date
    /// A time of day: `09:30`.
    case time
    /// Any one word, such as a zone's name.
    case word
}
