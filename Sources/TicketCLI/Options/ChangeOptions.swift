internal import ArgumentParser

/// The options of commands that change one ticket.
struct ChangeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Do it only if this is still the ticket's etag.", valueName: "etag"))
    var etag: String = ""

    @OptionGroup var mutation: MutationOptions
}
