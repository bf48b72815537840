public import TicketCore

/// Steps of a simulation as people write them, one in a line:
///
///     requester create chat
///     agent take
///     agent comment
///     wait 5m
///     agent move closed because it is done
///     agent escalate tier2 odd behaviour
///     agent track incident in_progress
///     requester rate 5
///
/// Beside these there are `note`, `inform` (a comment that asks nothing), `release` (nobody is assigned), `team KEY`,
/// `participant ADDRESS`, `tag WORD`, `macro KEY`, `delete` and `undelete`. Empty lines and those that begin with `#` are
/// passed over.
public enum SimulationScript {
    /// A line that cannot be read.
    public struct ScriptError: Error, Sendable, Hashable, CustomStringConvertible {
        /// Counts from 1.
        public var line: Int
        /// What is wrong, and what would be right.
        public var problem: String

        public var description: String { "line \(line): \(problem)" }
    }

    /// The greatest size of a script, in bytes.
    public static let bytesMax = 65_536
    /// How many steps a script may have.
    public static let stepsMax = 1_000

    /// A step with the line that says it.
    public struct Line: Sendable, Hashable {
        /// Counts from 1.
        public var number: Int
        /// The line, spaces around it left out.
        public var text: String
        /// What it says.
        public var step: SimulationStep
    }

    /// The steps of a script.
    public static func steps(_ script: String) throws(ScriptError) -> [SimulationStep] {
        try lines(script).map(\.step)
    }

    /// The steps of a script with their lines.
    public static func lines(_ script: String) throws(ScriptError) -> [Line] {
        guard script.utf8.count <= bytesMax else {
            throw ScriptError(line: 1, problem: "the script has more than \(bytesMax) bytes; play less at a time")
        }
        var steps: [Line] = []
        let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            guard steps.count < stepsMax else {
                throw ScriptError(line: index + 1, problem: "there are more than \(stepsMax) steps; play fewer")
            }
            do throws(Unreadable) {
                steps.append(
                    Line(number: index + 1, text: words.joined(separator: " "), step: try step(words)))
            } catch {
                throw ScriptError(line: index + 1, problem: error.problem)
            }
        }
        return steps
    }

    private struct Unreadable: Error {
        let problem: String
    }

    private static func step(_ words: [String]) throws(Unreadable) -> SimulationStep {
        if words[0] == "wait" {
            guard words.count == 2, let seconds = SpanText.seconds(words[1]) else {
                throw Unreadable(problem: "say how long, such as: wait 5m")
            }
            return .wait(seconds: seconds)
        }
        guard let role = Role(rawValue: words[0]) else {
            let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw Unreadable(problem: "begin with wait or with who acts: \(roles)")
        }
        guard words.count > 1 else { throw Unreadable(problem: "say what \(words[0]) does, such as: comment") }
        let rest = Array(words.dropFirst(2))
        if words[1] == "create" {
            guard let channel = rest.first.map({ Channel(rawValue: $0) }) ?? .api else {
                let channels = Channel.allCases.map(\.rawValue).joined(separator: ", ")
                throw Unreadable(problem: "\"\(rest[0])\" is none of \(channels)")
            }
            return .create(by: role, channel: channel)
        }
        return .command(by: role, try command(words[1], rest, role))
    }

    private static func command(_ verb: String, _ rest: [String], _ role: Role) throws(Unreadable) -> Command {
        switch verb {
        case "comment", "note", "inform":
            let body = rest.isEmpty ? verb : rest.joined(separator: " ")
            return .addComment(
                number: 0, body: body, replyTo: nil, informational: verb == "inform", channel: .api,
                isInternal: verb == "note")
        case "take": return .assign(number: 0, person: role.rawValue)
        case "release": return .assign(number: 0, person: nil)
        case "delete": return .delete(number: 0)
        case "undelete": return .undelete(number: 0)
        default: return try commandWithArgument(verb, rest)
        }
    }

    private static func commandWithArgument(_ verb: String, _ rest: [String]) throws(Unreadable) -> Command {
        let first = rest.first ?? ""
        let reason = rest.dropFirst().joined(separator: " ")
        switch verb {
        case "move": return .transition(number: 0, status: first, reason: reason)
        case "escalate": return .escalate(number: 0, tier: first, reason: reason)
        case "team": return .assignTeam(number: 0, team: first)
        case "track": return .setTrack(number: 0, track: first, state: reason)
        case "participant": return .addParticipant(number: 0, email: first)
        case "field": return .setFields(number: 0, values: [first: reason])
        case "macro": return .applyMacro(number: 0, macro: first, channel: .api)
        case "tag": return .tag(number: 0, add: [first], remove: [])
        case "rate":
            guard let score = Int(first) else { throw Unreadable(problem: "say a number, such as: rate 5") }
            return .rate(number: 0, score: score, comment: reason)
        default:
            throw Unreadable(
                problem: "\"\(verb)\" is none of create, take, release, team, comment, note, inform, move, escalate, "
                    + "track, rate, participant, tag, field, macro, delete, undelete")
        }
    }
}
