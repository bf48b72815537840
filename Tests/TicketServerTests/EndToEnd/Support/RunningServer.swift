internal import Foundation
internal import TicketClient

@testable import TicketServer

/// A real `ticketd` process with the development seed, on a port that the system chose unless the test says otherwise.
struct RunningServer {
    /// As a client takes it.
    let address: String
    private let manifest: DevManifest
    private let process: ChildProcess

    /// Starts a server and waits until it listens.
    ///
    /// - Parameters:
    ///   - folder: Holds the data; a server that is started again in the same one goes on where the other ended.
    ///   - more: Further arguments, which win over the usual ones.
    static func start(in folder: TemporaryFolder, _ more: [String] = []) async throws -> RunningServer {
        let process = try ChildProcess("ticketd", arguments(data: folder) + more, log: folder)
        let address = try await process.line(after: "listening ")
        guard let manifest = DevManifest.read(in: data(in: folder)) else { throw NoManifest() }
        return RunningServer(address: address, manifest: manifest, process: process)
    }

    /// What `ticketd` is started with.
    static func arguments(data folder: TemporaryFolder) -> [String] {
        ["serve", "--dev", "--listen", "127.0.0.1:0", "--data", data(in: folder)]
    }

    /// The data folder inside a test's folder.
    static func data(in folder: TemporaryFolder) -> String { folder.path + "/data" }

    /// What makes a server listen where another can after its end: a port might be somebody else's by then.
    static func atSocket(in folder: TemporaryFolder) -> [String] { ["--listen", "unix:\(folder.path)/ticketd.sock"] }

    /// The seeded token of a person, or of the development service.
    func token(of name: String) throws -> String {
        if name == "service" { return manifest.serviceToken }
        guard let person = manifest.people.first(where: { $0.name == name }) else { throw NoManifest() }
        return person.token
    }

    /// Ends the server at once, as a power cut would end the process.
    func kill() async throws {
        process.send(signal: SIGKILL)
        _ = try await process.ending()
    }

    /// Asks the server to stop and waits for it.
    func stop() async throws -> ChildProcess.Ending {
        process.send(signal: SIGTERM)
        return try await process.ending()
    }

    func send(signal: Int32) {
        process.send(signal: signal)
    }

    /// The server's memory that is in use, in KiB; nil when it has ended.
    var residentKiB: Int? { process.residentKiB }

    /// What the server has logged so far.
    var log: String { process.log }

    private struct NoManifest: Error {}
}
