internal import ArgumentParser

/// `ticketctl ticket participant`.
struct ParticipantGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "participant",
        abstract: "Say who takes part in a ticket besides its requester and the staff.",
        subcommands: [AddParticipantCommand.self, RemoveParticipantCommand.self])
}
