public import TicketCore
internal import Yams

/// Reads a desk from YAML, also from strangers: what a file may stand for is bounded before it is built.
public enum DeskFile {
    /// The greatest size of a file, in bytes.
    public static let bytesMax = 262_144

    /// What looking a file over came to.
    public struct Report: Sendable, Hashable {
        /// The desk, as far as the file has the form of one; with errors it cannot be used.
        public var desk: Desk?
        /// Everything that is wrong or odd, the basic things first.
        public var findings: [DeskFileFinding]

        /// What forbids to use the desk.
        public var errors: [DeskFileFinding] { findings.filter { $0.severity == .error } }
        /// The desk, if it can be used.
        public var usableDesk: Desk? { errors.isEmpty ? desk : nil }
    }

    /// The desk that a file describes.
    ///
    /// A key that the form does not have is an error, so that a typing error does not silently change a workflow.
    /// What is only odd is let through; `report` names it.
    ///
    /// - Parameter zones: where the zone of the hours is looked up; nil leaves it unchecked.
    public static func load(yaml: String, zones: ZoneDatabase? = .system) throws(DeskFileError) -> Desk {
        let (desk, root) = try read(yaml)
        let errors = findings(of: desk, in: root, file: nil, zones: zones).filter { $0.severity == .error }
        guard errors.isEmpty else { throw .inconsistent(errors) }
        return desk
    }

    /// Everything that is wrong or odd with a file, with the places, and the desk. The file's name is only said again.
    ///
    /// - Parameter zones: where the zone of the hours is looked up; nil leaves it unchecked.
    public static func report(yaml: String, file: String? = nil, zones: ZoneDatabase? = .system) -> Report {
        do throws(DeskFileError) {
            let (desk, root) = try read(yaml)
            return Report(desk: desk, findings: findings(of: desk, in: root, file: file, zones: zones))
        } catch {
            return Report(desk: nil, findings: error.findings(file: file))
        }
    }

    /// The findings of a report.
    public static func validate(
        yaml: String, file: String? = nil, zones: ZoneDatabase? = .system
    ) -> [DeskFileFinding] {
        report(yaml: yaml, file: file, zones: zones).findings
    }

    private static func read(_ yaml: String) throws(DeskFileError) -> (Desk, Node) {
        guard yaml.utf8.count <= bytesMax else {
            throw .tooLarge("the file has \(yaml.utf8.count) bytes; a desk has at most \(bytesMax)")
        }
        try YAMLBudget.check(yaml)
        let root = try compose(yaml)
        return (try decode(root), root)
    }

    private static func findings(
        of desk: Desk, in root: Node, file: String?, zones: ZoneDatabase?
    ) -> [DeskFileFinding] {
        let found = desk.findings() + (zones.map(desk.findings) ?? [])
        return found.map { finding in
            let place = root.place(of: finding.path)
            return DeskFileFinding(
                severity: finding.severity, file: file, line: place?.line, column: place?.column, code: finding.code,
                path: finding.pathText, message: finding.message)
        }
    }

    private static func compose(_ yaml: String) throws(DeskFileError) -> Node {
        do {
            if let root = try Yams.compose(yaml: yaml) { return root }
        } catch let error as YamlError {
            throw DeskFileError(error)
        } catch {
            throw .syntax(at: nil, problem: "\(error)")
        }
        throw .form(path: "", at: nil, problem: "the file is empty")
    }

    private static func decode(_ root: Node) throws(DeskFileError) -> Desk {
        do {
            return try YAMLDecoder().decode(DeskEntry.self, from: root).desk
        } catch let error as DecodingError {
            throw DeskFileError(error, in: root)
        } catch {
            throw .form(path: "", at: nil, problem: "\(error)")
        }
    }
}
