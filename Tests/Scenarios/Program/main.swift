internal import Foundation
internal import ScenarioRunner

// scenarios FOLDER RULES [--real-time] [--steps] [NAME…]
// Plays the scenarios of a folder, prints what was checked, and ends with 1 if a rule does not hold.
var arguments = Array(CommandLine.arguments.dropFirst())
let isInRealTime = arguments.contains("--real-time")
let listsSteps = arguments.contains("--steps")
arguments.removeAll { $0.hasPrefix("--") }
guard arguments.count >= 2 else {
    print("usage: scenarios FOLDER RULES [--real-time] [--steps] [NAME…]")
    exit(2)
}
let names = arguments.dropFirst(2)

do {
    let scenarios = try Scenarios(folder: arguments[0])
    if listsSteps {
        print(scenarios.grammar.joined(separator: "\n"))
        exit(0)
    }
    let rules = try RuleList.read(path: arguments[1])
    let problems = names.isEmpty ? rules.problems(with: scenarios.scripts) : []
    var played: [PlayedRule] = []
    for script in scenarios.scripts where names.isEmpty || names.contains(script.name) {
        played += try await scenarios.play(script, isInRealTime: isInRealTime) { line in
            print(line)
            fflush(nil)
        }
        print()
    }
    print(RuleTable(list: rules, played: played).text)
    for problem in problems { print(problem) }
    exit(problems.isEmpty && played.allSatisfy(\.outcome.isGood) ? 0 : 1)
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(2)
}
