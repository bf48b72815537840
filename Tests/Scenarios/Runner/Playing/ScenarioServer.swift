internal import Foundation
internal import ProcessTestSupport

/// A real `ticketd`, which can be killed and started again over the same data.
final class ScenarioServer {
    let folder: TemporaryFolder
    private(set) var address = ""
    private(set) var people: DevFile
    private var process: ChildProcess?

    /// Starts a server.
    init(arguments: [String], folder: TemporaryFolder) async throws {
        self.folder = folder
        people = DevFile(people: [])
        try await start(arguments)
    }

    var dataFolder: String { folder.path + "/data" }

    var isRunning: Bool { process != nil }

    /// What the server has logged so far.
    var log: String { process?.log ?? "" }

    func start(_ arguments: [String]) async throws {
        guard process == nil else { throw Mismatch("the server is running already") }
        let fixed = ["serve", "--dev", "--listen", "127.0.0.1:0", "--data", dataFolder]
        let started = try ChildProcess("ticketd", fixed + arguments, log: folder)
        address = try await started.line(after: "listening ")
        people = try DevFile.read(inFolder: dataFolder)
        process = started
    }

    /// Ends it at once, as a power cut would.
    func kill() async throws {
        guard let process else { throw Mismatch("the server is not running") }
        process.send(signal: SIGKILL)
        _ = try await process.ending()
        self.process = nil
    }

    /// Asks it to stop and waits for it.
    func stop() async throws {
        guard let process else { return }
        process.send(signal: SIGTERM)
        let ending = try await process.ending()
        self.process = nil
        try expect(ending, is: .exit(0), "how ticketd ended")
    }
}
