import Foundation
import TTRPC
import Testing
import TicketClientTestSupport
import TicketMessages

@testable import TicketCLI

@Suite("Text that begins with a dash")
struct TextValueTests {
    @Test(
        "is its option's value, whatever letters are in it",
        arguments: ["- to do", "-o json", "-todo", "--output", "---", "-", "--", "- a=b"])
    func comment(text: String) async {
        let terminal = Terminal(input: "-")
        terminal.service.answer(TicketServiceMethods.addComment) { (_: AddCommentRequest) in AddCommentResponse() }
        #expect(await terminal.run("ticket", "comment", "1", "--body", text, "-o", "jsonl", "--request-id", "r") == 0)
        #expect(
            terminal.service.requests()
                == [AddCommentRequest(number: 1, comment: .init(body: text), requestID: "r")])
    }

    @Test("reaches every option of free text that there is")
    func everyOption() async throws {
        let terminal = Terminal()
        #expect(await terminal.run("--experimental-dump-help") == 0)
        let dump = try #require(
            try JSONSerialization.jsonObject(with: Data(terminal.output.utf8)) as? [String: Any])
        let command = try #require(dump["command"] as? [String: Any])
        let options = Self.options(of: command)
        #expect(options.count > 10)
        for option in options {
            #expect(TextValues.joined(["x", option, "-o", "y"]).count == 3, "\(option)")
        }
        #expect(TextValues.joined(["x", "-o", "-d"]) == ["x", "-o", "-d"])
        #expect(TextValues.joined(["x", "--", "--body", "-o"]) == ["x", "--", "--body", "-o"])
    }

    /// The long names of all options with a text as their value, of a command and those below it.
    private static func options(of command: [String: Any]) -> [String] {
        let arguments = command["arguments"] as? [[String: Any]] ?? []
        let below = command["subcommands"] as? [[String: Any]] ?? []
        let own = arguments.filter { $0["kind"] as? String == "option" && $0["valueName"] as? String == "text" }
            .flatMap { $0["names"] as? [[String: Any]] ?? [] }
            .filter { $0["kind"] as? String == "long" }
            .compactMap { $0["name"] as? String }.map { "--" + $0 }
        return own + below.flatMap { options(of: $0) }
    }
}
