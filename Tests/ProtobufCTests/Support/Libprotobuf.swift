import Foundation

/// Google's reader, as a program of its own that compares many messages at a time.
enum Libprotobuf {
    /// A message as bytes, and what we read in it.
    struct Message {
        let name: String
        let packed: [UInt8]
        let json: String
    }

    struct Failure: Error {
        let output: String
    }

    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The first Python that has the package; nil when none has. The system's own is the one that Debian's package is
    /// for.
    private static let python = ["python3", "/usr/bin/python3"].first {
        (try? run([$0, "-c", "import google.protobuf"])) != nil
    }

    static let isThere = python != nil && (try? run(["protoc", "--version"])) != nil

    /// The lines of the comparison: one for each difference, and the count.
    static func compare(_ messages: [Message]) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let descriptors = folder.appending(path: "descriptors").path
        let protos = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: "proto").path).sorted()
            .filter { $0.hasSuffix(".proto") }
        try run(
            [
                "protoc", "-I\(root.path)/proto", "-I\(root.path)/Tests/Fixtures", "--include_imports",
                "--descriptor_set_out=\(descriptors)", "fixture/v1/everything.proto",
            ] + protos + wellKnown)
        let list = folder.appending(path: "messages")
        let lines = messages.map { "\($0.name) \(hex($0.packed)) \($0.json)\n" }
        try Data(lines.joined().utf8).write(to: list)
        let script = root.appending(path: "Tests/Libprotobuf/compare.py").path
        return try run([python ?? "python3", script, descriptors, list.path])
            .split(separator: "\n").map(String.init)
    }

    /// Protos that come with protoc.
    private static let wellKnown = ["any", "duration", "empty", "field_mask", "timestamp"]
        .map { "google/protobuf/\($0).proto" }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Runs a program found through PATH.
    ///
    /// - Returns: what it has written to standard output.
    @discardableResult
    private static func run(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(output: text) }
        return text
    }
}
