internal import ArgumentParser

/// The options of lists: one page, or all of them.
struct PagingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How many on a page, 1 to 200 (default 50).", valueName: "n"))
    var pageSize: Int32?

    @Option(help: ArgumentHelp("Go on where the page before ended.", valueName: "token"))
    var pageToken: String = ""

    @Flag(help: "All pages instead of one.")
    var all = false

    func validate() throws {
        guard let pageSize else { return }
        guard (1...200).contains(pageSize) else { throw ValidationError("--page-size is 1 to 200") }
    }

    /// Reads one page, or all, and writes them. Forms that are read line by line get each page when it comes.
    ///
    /// - Parameters:
    ///   - things: what the list holds, to say that there are none.
    ///   - fetch: asks for the page of this size with this token.
    func list<Reply: PageReply>(
        _ session: Session, things: String, view: (Reply) -> some OutputView,
        fetch: (_ pageSize: Int32, _ pageToken: String) async throws -> Reply
    ) async throws {
        let size = pageSize ?? (all ? 200 : 0)
        let isByLine = session.printer.format == .jsonl || session.printer.format == .id
        var reply = try await fetch(size, pageToken)
        if isByLine { try session.printer.print(view(reply)) }
        while all, !reply.nextPageToken.isEmpty {
            let page = try await fetch(size, reply.nextPageToken)
            if isByLine {
                try session.printer.print(view(page))
                reply = page
            } else {
                reply.append(page)
            }
        }
        if !isByLine { try session.printer.print(view(reply)) }
        remark(reply, session, things)
    }

    private func remark<Reply: PageReply>(_ last: Reply, _ session: Session, _ things: String) {
        if session.printer.format == .json { return }
        if !last.nextPageToken.isEmpty {
            session.note("there are more: add --all, or --page-token \(last.nextPageToken)")
        } else if last.count == 0, session.printer.format == .table {
            session.note("no \(things)")
        }
    }
}
