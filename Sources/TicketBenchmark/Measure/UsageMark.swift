/// What the processes of a run have used at a moment.
struct UsageMark: Sendable, Hashable {
    /// Nil where the server's processes are not known, or not all of them are there.
    let server: ProcessUsage?
    let own: ProcessUsage

    /// Now.
    init(serverPIDs: [Int32]) {
        server = ProcessUsage(of: serverPIDs)
        own = .own
    }
}
