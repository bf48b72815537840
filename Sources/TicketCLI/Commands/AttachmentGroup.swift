internal import ArgumentParser

/// `ticketctl attachment`.
struct AttachmentGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attachment", abstract: "Upload, download and list the files of tickets.",
        subcommands: [
            UploadAttachmentCommand.self, DownloadAttachmentCommand.self, ListAttachmentsCommand.self,
        ])
}
