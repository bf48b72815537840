import Foundation
import FuzzTargets

/// The inputs under Tests/Fuzz/Corpus, in the order of their names.
enum Corpus {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fuzz/Corpus")

    static func inputs(of target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
        let folder = folder.appending(path: target.rawValue)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .map { ($0, Array(try Data(contentsOf: folder.appending(path: $0)))) }
    }
}
