internal import Foundation

/// Does one thing so often that starting and ending can be told from it, for Tests/Gates to count:
///
///     gate-probes request COUNT                          the server's machine takes requests
///     gate-probes message COUNT                          the server's machine takes messages of a stream
///     gate-probes call COUNT HOST:PORT TOKEN NUMBER      the client library reads a ticket, one call after the other
@main
struct GateProbes {
    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        guard words.count >= 2, let count = Int(words[1]), count > 0 else { misused() }
        switch (words[0], words.count) {
        case ("request", 2):
            var probe = try FrameProbe()
            try probe.takeRequests(count)
        case ("message", 2):
            var probe = try FrameProbe()
            try probe.takeMessages(count)
        case ("call", 5):
            guard let number = Int64(words[4]) else { misused() }
            try await CallProbe(address: words[2], token: words[3], number: number).makeCalls(count)
        default:
            misused()
        }
    }

    private static func misused() -> Never {
        print("usage: gate-probes request|message COUNT, or gate-probes call COUNT HOST:PORT TOKEN NUMBER")
        exit(2)
    }
}
