public import TicketCore
internal import Yams

/// Reads a desk from YAML.
///
/// For the files of those who run the server, not for what strangers send: YAML's aliases let a small file stand for a
/// very large one.
public enum DeskFile {
    /// The greatest size of a file, in bytes.
    public static let bytesMax = 262_144

    /// The desk that a file describes.
    ///
    /// A key that the form does not have is an error, so that a typing error does not silently change a workflow.
    /// What is only odd is let through; `validate` names it.
    public static func load(yaml: String) throws(DeskFileError) -> Desk {
        let (desk, root) = try read(yaml)
        let errors = findings(of: desk, in: root, file: nil).filter { $0.severity == .error }
        guard errors.isEmpty else { throw .inconsistent(errors) }
        return desk
    }

    /// Everything that is wrong or odd with a file, with the lines; empty if nothing is. The file's name is only said
    /// again.
    public static func validate(yaml: String, file: String? = nil) -> [DeskFileFinding] {
        do throws(DeskFileError) {
            let (desk, root) = try read(yaml)
            return findings(of: desk, in: root, file: file)
        } catch {
            return error.findings(file: file)
        }
    }

    private static func read(_ yaml: String) throws(DeskFileError) -> (Desk, Node) {
        guard yaml.utf8.count <= bytesMax else {
            throw .tooLarge("the file has \(yaml.utf8.count) bytes; a desk has at most \(bytesMax)")
        }
        let root = try compose(yaml)
        return (try decode(root), root)
    }

    private static func findings(of desk: Desk, in root: Node, file: String?) -> [DeskFileFinding] {
        desk.findings().map { finding in
            DeskFileFinding(
                severity: finding.severity, file: file, line: root.line(of: finding.path), code: finding.code,
                path: finding.pathText, message: finding.message)
        }
    }

    private static func compose(_ yaml: String) throws(DeskFileError) -> Node {
        do {
            if let root = try Yams.compose(yaml: yaml) { return root }
        } catch let error as YamlError {
            throw DeskFileError(error)
        } catch {
            throw .syntax(line: nil, problem: "\(error)")
        }
        throw .form(path: "", line: nil, problem: "the file is empty")
    }

    private static func decode(_ root: Node) throws(DeskFileError) -> Desk {
        do {
            return try YAMLDecoder().decode(DeskEntry.self, from: root).desk
        } catch let error as DecodingError {
            throw DeskFileError(error, in: root)
        } catch {
            throw .form(path: "", line: nil, problem: "\(error)")
        }
    }
}
