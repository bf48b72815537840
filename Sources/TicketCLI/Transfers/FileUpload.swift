internal import ArgumentParser
internal import TicketClient

/// Uploads a file for a ticket and shows how far it has come.
struct FileUpload {
    let path: String
    let number: Int64
    var name: String?
    /// The upload to go on with, if there is one.
    var givenUploadID: String?

    func run(in session: Session) async throws -> Attachment {
        let uploadID = givenUploadID ?? RequestID.make()
        let bar = ProgressBar(name ?? path.split(separator: "/").last.map(String.init) ?? path, session.console)
        defer { bar.end() }
        do {
            return try await session.client.attachments.upload(
                file: path, as: name, to: number, uploadID: uploadID, clock: session.clock, progress: bar.show)
        } catch let error as LocalFileError {
            throw ValidationError("\(error)")
        } catch {
            bar.end()
            if bar.hasTransferred, Self.mayGoOn(after: error) {
                session.note("go on with `attachment upload` and --upload-id \(uploadID)")
            }
            throw error
        }
    }

    /// Whether what has arrived is of use after an error: not where the file itself was refused.
    private static func mayGoOn(after error: any Error) -> Bool {
        guard let error = error as? RPCError else { return true }
        return [.unavailable, .cancelled, .resourceExhausted].contains(error.code)
    }
}
