internal import ArgumentParser

/// The forms in which results are written.
enum OutputFormat: String, Sendable, CaseIterable, ExpressibleByArgument {
    /// For people: aligned columns, or a card for one thing.
    case table
    /// For programs: the reply as one JSON document, with the field names of the `.proto` files.
    case json
    /// For programs that read line by line: one resource a line.
    case jsonl
    /// For pipes and loops: what names the resource, one a line.
    case id
}
