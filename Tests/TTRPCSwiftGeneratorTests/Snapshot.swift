import Foundation
import Testing

/// Files that the tests read.
enum Snapshot {
    /// A descriptor set that `proto/generate` wrote next to these tests.
    static func descriptorSet(_ name: String) throws -> [UInt8] {
        let url = try #require(Bundle.module.url(forResource: name, withExtension: "pb", subdirectory: "Snapshots"))
        return Array(try Data(contentsOf: url))
    }

    /// Generated code that is committed, and that the tests of messages compile and run.
    static func generated(_ name: String) throws -> String {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: tests.appending(path: "FixtureMessages/Generated/\(name)"), encoding: .utf8)
    }
}
