import Foundation
import Testing

@Suite("The README of the client")
struct ReadmeTests {
    @Test("shows the sample that is compiled here")
    func sample() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let code = try String(contentsOf: folder.appending(path: "ReadmeSample.swift"), encoding: .utf8)
        let readme = try String(
            contentsOf: folder.appending(path: "../../clients/swift/README.md"), encoding: .utf8)
        let body = try #require(code.range(of: "/// Submits")).lowerBound
        #expect(readme.contains("import TicketClient\n\n" + code[body...] + "```"))
    }
}
