internal import ArgumentParser

/// The options of commands that change something.
struct MutationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Names the change: given again, the same change is not made twice (a fresh UUID each time if left out).",
            valueName: "id"))
    var requestID: String?
}
