/// Why a desk's file cannot be used.
public enum DeskFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It is larger than `DeskFile.bytesMax`.
    case tooLarge(String)
    /// It is not YAML; where, as far as the reader can tell.
    case syntax(at: FilePlace?, problem: String)
    /// It is YAML and not in the form of a desk. The path is that of the value at fault, such as
    /// `statuses[2].waiting_on`; empty for the whole file.
    case form(path: String, at: FilePlace?, problem: String)
    /// It has the form of a desk that does not hold together; every fault is named, with its line.
    case inconsistent([DeskFileFinding])

    public var description: String {
        switch self {
        case .tooLarge(let problem): problem
        case .syntax(let place, let problem): Self.place("", place) + "not YAML: \(problem)"
        case .form(let path, let place, let problem): Self.place(path, place) + problem
        case .inconsistent(let problems): problems.map(\.description).joined(separator: "\n")
        }
    }

    /// The same as findings, which name the file.
    public func findings(file: String?) -> [DeskFileFinding] {
        switch self {
        case .tooLarge(let problem): [DeskFileFinding(file: file, line: nil, code: "TOO_LARGE", message: problem)]
        case .syntax(let place, let problem):
            [
                DeskFileFinding(
                    file: file, line: place?.line, column: place?.column, code: "NOT_YAML",
                    message: "not YAML: \(problem)")
            ]
        case .form(let path, let place, let problem):
            [
                DeskFileFinding(
                    file: file, line: place?.line, column: place?.column, code: "INVALID_FORM", path: path,
                    message: path.isEmpty ? problem : "\(path): \(problem)")
            ]
        case .inconsistent(let findings):
            findings.map { finding in
                var finding = finding
                finding.file = file
                return finding
            }
        }
    }

    private static func place(_ path: String, _ place: FilePlace?) -> String {
        let parts = [(place?.line).map { "line \($0)" }, path.isEmpty ? nil : path].compactMap { $0 }
        return parts.isEmpty ? "" : parts.joined(separator: ", ") + ": "
    }
}
