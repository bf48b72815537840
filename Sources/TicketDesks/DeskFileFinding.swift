public import TicketCore

/// Something that is wrong, or odd, in a desk's file.
public struct DeskFileFinding: Sendable, Hashable, CustomStringConvertible {
    /// How bad it is.
    public var severity: DeskFinding.Severity
    /// The file's name, if it was said.
    public var file: String?
    /// Counts from 1; nil where the reader cannot tell.
    public var line: Int?
    /// Counts from 1, in Unicode scalars; nil where the reader cannot tell.
    public var column: Int?
    /// For programs, in upper snake case, such as `UNREACHABLE_STATUS`.
    public var code: String
    /// The value at fault, such as `statuses[2].waiting_on`; empty for the whole file.
    public var path: String
    /// For people: where it is, what is wrong, and what to do.
    public var message: String

    /// A finding with every field given.
    public init(
        severity: DeskFinding.Severity = .error, file: String?, line: Int?, column: Int? = nil, code: String,
        path: String = "", message: String
    ) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.code = code
        self.path = path
        self.message = message
    }

    /// As compilers say it, so that editors find the place: `desk.yaml:12:5: warning: …`.
    public var description: String {
        let place = [file, line.map(String.init), file == nil ? nil : column.map(String.init)]
            .compactMap { $0 }.joined(separator: ":")
        let start = file == nil && line != nil ? "line \(place): " : place.isEmpty ? "" : place + ": "
        return start + (severity == .warning ? "warning: " : "") + message
    }
}
