internal import ArgumentParser
internal import TicketMessages

/// In which order tickets are listed.
struct OrderOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Which come first: newest-created (the default), oldest-created, latest-updated or oldest-updated.",
            valueName: "order"), transform: EnumWord.parse)
    var order: TicketOrder?

    /// The order as requests have it.
    var value: TicketOrder { order ?? .unspecified }
}
