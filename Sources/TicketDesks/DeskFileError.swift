/// Why a desk's file cannot be used.
public enum DeskFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It is larger than `DeskFile.bytesMax`.
    case tooLarge(String)
    /// It is not YAML. Lines count from 1; nil where the reader cannot tell.
    case syntax(line: Int?, problem: String)
    /// It is YAML and not in the form of a desk. The path is that of the value at fault, such as
    /// `statuses[2].waiting_on`; empty for the whole file.
    case form(path: String, line: Int?, problem: String)
    /// It has the form of a desk that does not hold together; every fault is named, with its line.
    case inconsistent([DeskFileFinding])

    public var description: String {
        switch self {
        case .tooLarge(let problem): problem
        case .syntax(let line, let problem): Self.place("", line) + "not YAML: \(problem)"
        case .form(let path, let line, let problem): Self.place(path, line) + problem
        case .inconsistent(let problems): problems.map(\.description).joined(separator: "\n")
        }
    }

    /// The same as findings, which name the file.
    public func findings(file: String?) -> [DeskFileFinding] {
        switch self {
        case .tooLarge(let problem): [DeskFileFinding(file: file, line: nil, code: "TOO_LARGE", message: problem)]
        case .syntax(let line, let problem):
            [DeskFileFinding(file: file, line: line, code: "NOT_YAML", message: "not YAML: \(problem)")]
        case .form(let path, let line, let problem):
            [
                DeskFileFinding(
                    file: file, line: line, code: "INVALID_FORM", path: path,
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

    private static func place(_ path: String, _ line: Int?) -> String {
        let parts = [line.map { "line \($0)" }, path.isEmpty ? nil : path].compactMap { $0 }
        return parts.isEmpty ? "" : parts.joined(separator: ", ") + ": "
    }
}
