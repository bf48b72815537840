internal import ArgumentParser

/// What the harness cannot find out about a server by itself.
struct FactOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How many connections the server takes (case 101).", valueName: "count"))
    var connectionsMax: Int?

    @Option(help: ArgumentHelp("How long a header and a body may take (97, 98); up to 5.", valueName: "seconds"))
    var frameSeconds: Double?

    @Option(
        help: ArgumentHelp(
            "How long a silent peer with a call is kept (107): to the ping and to its answer; up to 5.",
            valueName: "seconds"))
    var silenceSeconds: Double?

    @Option(
        help: ArgumentHelp(
            "How long calls may take after the server was told to stop (105); up to 5.", valueName: "seconds"))
    var graceSeconds: Double?

    @Option(help: ArgumentHelp("Tells the server to stop (103, 105; one of them in a run).", valueName: "command"))
    var stop: String?

    @Option(help: ArgumentHelp("A unary method that needs a token (115).", valueName: "service/method"))
    var protected: String?

    @Option(
        help: ArgumentHelp("A unary method that the token's owner may not call (116).", valueName: "service/method"))
    var forbidden: String?

    @Option(help: "A token.")
    var token: String?

    @Option(help: ArgumentHelp("A token that is not good any more, or never was.", valueName: "token"))
    var badToken = "nobodys-token"

    func fill(_ facts: inout ServerFacts) throws {
        facts.connectionsMax = connectionsMax
        facts.frameSeconds = frameSeconds
        facts.silenceSeconds = silenceSeconds
        facts.graceSeconds = graceSeconds
        facts.stopCommand = stop
        guard let protected, let token else {
            if protected != nil || token != nil || forbidden != nil {
                throw ValidationError("--protected and --token go together, and --forbidden with them")
            }
            return
        }
        facts.protectedCall = ProtectedCall(
            method: protected, token: token, badToken: badToken, forbiddenMethod: forbidden)
    }
}
