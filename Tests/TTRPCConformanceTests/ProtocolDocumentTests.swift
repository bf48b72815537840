import Foundation
import Testing

@testable import TTRPCConformanceHarness

/// docs/PROTOCOL.md.
private enum Document {
    static let text: String = {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return (try? String(contentsOf: root.appendingPathComponent("docs/PROTOCOL.md"), encoding: .utf8)) ?? ""
    }()

    /// What client and server say, line for line.
    static let examples: [[(isClient: Bool, bytes: [UInt8])]] =
        text.components(separatedBy: "```frames\n").dropFirst().map { block in
            let lines = block.prefix(while: { $0 != "`" }).split(separator: "\n")
            return lines.map { ($0.hasPrefix(">"), bytes(of: $0)) }
        }

    /// The pairs of digits behind the sign, up to the remark.
    private static func bytes(of line: Substring) -> [UInt8] {
        let words = line.dropFirst().drop(while: { $0 == " " }).components(separatedBy: "  ")[0]
        return words.split(separator: " ").compactMap { UInt8($0, radix: 16) }
    }
}

@Suite(.timeLimit(.minutes(10))) struct `The protocol's document` {
    @Test func `has a line for each case`() {
        let numbers = Set(ConformanceCase.all.map(\.number) + ClientCase.all.map(\.number))
        for number in numbers.sorted() {
            #expect(Document.text.contains("\n| \(number) | "), "case \(number) has no line")
        }
    }

    @Test(arguments: 0..<4)
    func `has examples that are what a server says`(number: Int) async throws {
        try #require(Document.examples.count > number)
        let example = Document.examples[number]
        try await ConformanceServer.run { target in
            let peer = try Peer(target)
            peer.isExtended = true
            var expected: [UInt8] = []
            for (isClient, bytes) in example {
                if isClient {
                    try peer.send(bytes)
                    continue
                }
                expected += bytes
                let isWhole = expected.count == Frame.headerByteCount + expected[..<4].reduce(0) { $0 << 8 | Int($1) }
                guard isWhole else { continue }
                #expect(try peer.frameOrEnd()?.bytes == expected)
                expected = []
            }
            #expect(expected.isEmpty)
        }
    }
}
