internal import ConformanceMessages
internal import TTRPC
internal import TTRPCTransport

/// This package's own client.
enum SwiftClient {
    /// Tasks that it has no means for.
    private static let unsupported: Set<ClientTask> = [.wait]

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
}
