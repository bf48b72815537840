internal import ConformanceMessages
internal import Synchronization
internal import TTRPC
internal import TTRPCTransport

/// This package's own client, which performs tasks in this process.
public struct SwiftClient: ClientUnderTest {
    /// Tasks that it has no means for.
    static let unsupported: Set<ClientTask> = [.wait]

    public init() {}

    public func start(_ task: ClientTask, address: String) throws -> any RunningClientTask {
        let output = Output()
        let work = Task {
            let lines = await Self.perform(task, address: address)
            output.finish(lines)
        }
        return Running(output: output, work: work)
    }

    /// Performs a task, and returns the lines that a client prints.
    static func perform(_ task: ClientTask, address: String) async -> [String] {
        guard !unsupported.contains(task), let target = Target(address), case .tcp(let host, let port) = target.address
        else { return ["unsupported"] }
        var configuration = ClientConfiguration()
        configuration.compressions = Compression.allCases
        if task == .lastIDs { configuration.firstStreamID = 0xffff_fffd }
        if task == .silence {
            configuration.limits.pingInterval = .milliseconds(300)
            configuration.limits.pingTimeout = .milliseconds(300)
        }
        let client = TTRPCClient(host: host, port: Int(port), configuration: configuration)
        let lines = await TaskPerformer(service: ConformanceServiceClient(invoker: client)).perform(task)
        await client.close()
        return lines
    }

    private struct Running: RunningClientTask {
        let output: Output
        let work: Task<Void, Never>

        func lines(withinSeconds seconds: Int) throws -> [String] {
            guard let lines = output.wait(seconds: seconds) else {
                work.cancel()
                throw CaseFailure("the client did not end within \(seconds) s")
            }
            return lines
        }
    }
}
