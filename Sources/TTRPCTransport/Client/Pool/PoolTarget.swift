internal import TTRPC

/// One address of a pool: whatever keeps a connection to it and makes calls on that.
protocol PoolTarget: Sendable {
    /// What it is called in errors.
    var name: String { get }
    /// Whether there is a connection that takes calls.
    var isReady: Bool { get }
    var invoker: any CallInvoker { get }

    /// Connects, unless that is so already.
    func connect() async throws(RPCError)
    func close() async
}

extension TTRPCClient: PoolTarget {
    var name: String { connector.endpoint.description }
    var isReady: Bool { connector.isReady }
    var invoker: any CallInvoker { self }

    func connect() async throws(RPCError) {
        _ = try await connector.connection(deadline: nil)
    }
}
