import Testing
import TicketClientTestSupport
import TicketMessages

@Suite("A command line that is wrong")
struct UsageTests {
    @Test(
        "exits with 2, says what to write on standard error, and calls nobody",
        arguments: [
            (["ticket", "get"], "Missing expected argument '<number>'"),
            (["ticket", "get", "12a"], "a ticket's number is digits, such as 100001 or '#100001'"),
            (["ticket", "get", "0"], "a ticket's number is digits"),
            (["ticket", "get", "9223372036854775808"], "a ticket's number is digits"),
            (["ticket", "get", "+1"], "a ticket's number is digits"),
            (["ticket", "get", "##1"], "a ticket's number is digits"),
            (["ticket", "close", "1"], "unexpected arguments: 'close', '1'"),
            (["ticket", "create", "--desk", "d"], "Missing expected argument '--subject <text>'"),
            (["ticket", "list", "--category", "done"], "one of new, open, waiting, solved, closed"),
            (["ticket", "list", "--waiting-on", "me"], "one of nobody, agent, customer, third-party"),
            (["ticket", "list", "--created-after", "yesterday"], "such as 2026-11-21T21:24:15Z"),
            (["ticket", "list", "--created-after", "2026-02-30T00:00:00Z"], "RFC 3339"),
            (["ticket", "list", "--page-size", "201"], "--page-size is 1 to 200"),
            (["ticket", "update", "1"], "name what to change"),
            (["ticket", "comment", "1"], "say something with --body, or --attach a file"),
            (["ticket", "watch", "--cursor", "c", "--from-start"], "not both"),
            (["ticket", "watch", "--limit", "0"], "--limit is 1 or more"),
            (["whoami", "-o", "xml"], "The value 'xml' is invalid for '-o"),
            (["whoami", "--timeout", "0"], "--timeout is between 0 and 86400 seconds"),
            (["whoami", "--timeout", "nan"], "--timeout is between 0 and 86400 seconds"),
            (["whoami", "--server", "localhost:99999"], "--server: \"99999\" is no port"),
            (["whoami", "--server", "localhost,localhost:99999"], "--server: \"99999\" is no port"),
            (["whoami", "--server", "tls://a,b", "--tls-ca", "ca.pem"], "--tls-ca goes with an address of TLS"),
            (["whoami", "--server", "unix:"], "--server: \"\" is no path of a Unix socket"),
            (["whoami", "--server", "localhost", "--tls-ca", "ca.pem"], "--tls-ca goes with an address of TLS"),
            (["whoami", "--colour"], "Unknown option '--colour'"),
        ])
    func usage(arguments: [String], message: String) async {
        let terminal = Terminal()
        #expect(await terminal.run(arguments) == 2)
        #expect(terminal.output == "")
        let notes = terminal.notes.joined(separator: "\n")
        #expect(notes.hasPrefix("error: "))
        #expect(notes.contains(message))
        #expect(notes.contains("--help"))
        #expect(terminal.service.calls.isEmpty)
    }

    @Test("names the variable when the environment is wrong")
    func environment() async {
        let terminal = Terminal(variables: ["TICKET_SERVER": "a host:1"])
        #expect(await terminal.run("whoami") == 2)
        #expect(terminal.notes.joined().contains("TICKET_SERVER: \"a host\" is no host"))
    }

    @Test("refuses standard input that is not text")
    func notText() async {
        let terminal = Terminal(bytes: [0xFF, 0xFE])
        #expect(await terminal.run("ticket", "comment", "1", "--body", "-") == 2)
        #expect(terminal.notes.joined().contains("--body -: standard input is not UTF-8"))
        #expect(terminal.service.calls.isEmpty)
    }

    @Test("refuses standard input without end")
    func tooMuch() async {
        let terminal = Terminal(bytes: [UInt8](repeating: 0x61, count: 1_048_577))
        #expect(await terminal.run("ticket", "comment", "1", "--body", "-") == 2)
        #expect(terminal.notes.joined().contains("--body -: standard input has more than 1024 KiB"))
    }

    @Test(
        "is told from one that asks for help, which goes to standard output",
        arguments: [
            ["--help"], ["ticket", "--help"], ["ticket", "create", "--help"], ["help", "desk"], [], ["ticket"],
        ])
    func help(arguments: [String]) async {
        let terminal = Terminal()
        #expect(await terminal.run(arguments) == 0)
        #expect(terminal.output.contains("USAGE: ticketctl"))
        #expect(terminal.notes.isEmpty)
    }
}
