/// A client that performs tasks.
public protocol ClientUnderTest: Sendable {
    /// Begins a task against the server at an address, `HOST:PORT`.
    func start(_ task: ClientTask, address: String) throws -> any RunningClientTask
}

/// A task that a client performs.
public protocol RunningClientTask {
    /// Waits for the end, at most so long, and returns the lines that the client has printed. Blocks.
    func lines(withinSeconds seconds: Int) throws -> [String]
}
