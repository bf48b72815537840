import Foundation
import Testing

@Suite("The README of the client")
struct ReadmeTests {
    @Test("shows the samples that are compiled here")
    func samples() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let code = try String(contentsOf: folder.appending(path: "ReadmeSample.swift"), encoding: .utf8)
        let readme = try String(
            contentsOf: folder.appending(path: "../../clients/swift/README.md"), encoding: .utf8)
        let first = try #require(code.range(of: "/// Submits")).lowerBound
        let second = try #require(code.range(of: "\n/// Names")).lowerBound
        #expect(readme.contains("import TicketClient\n\n" + code[first..<second] + "```"))
        #expect(readme.contains("```swift" + code[second...] + "```"))
    }
}
