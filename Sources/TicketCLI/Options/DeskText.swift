internal import TTRPC
internal import TicketCore
internal import TicketDesks

/// A desk's file, looked over before anything is done with it.
struct DeskText {
    /// What it says.
    let source: String
    /// The desk that it describes.
    let desk: Desk

    /// Reads a file.
    ///
    /// - Throws: `DetailedFailure` that names file, line and column of each fault; `ValidationError` for a file that
    ///   cannot be read.
    init(path: String, console: Console) throws {
        source = try TextFile.read(path, console: console)
        let report = DeskFile.report(yaml: source, file: path)
        guard let desk = report.usableDesk else {
            let error = RPCError(code: .invalidArgument, message: "\(path) is no desk that can be used")
            throw DetailedFailure(error: error, detailLines: report.errors.map(\.description))
        }
        self.desk = desk
    }
}
