import ConformanceMessages
import Foundation
import Logging
import TTRPC
import TTRPCConformance
import TTRPCConformanceHarness
import TTRPCTransport

/// A server in this process, and blocking work against it.
enum ConformanceServer {
    /// Serves these methods while the closure runs, on a thread of its own, since it blocks.
    static func run<Value: Sendable>(
        _ router: Router? = nil, hasExtension: Bool = true, _ body: @escaping @Sendable (Target) throws -> Value
    ) async throws -> Value {
        var conformance = Router()
        conformance.register(ConformanceService())
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var configuration = ServerConfiguration(port: 0)
        configuration.features.hasExtension = hasExtension
        // Else what a slow test sends bit by bit would be no flood.
        configuration.limits.abusePeriod = .seconds(3_600)
        let server = TTRPCServer(router: router ?? conformance, configuration: configuration, logger: logger)
        let address = try await server.start()
        let target = Target(host: address.host, port: UInt16(address.port))
        let result = await blocking { try body(target) }
        await server.stop(grace: .zero)
        return try result.get()
    }

    /// Runs what blocks on a thread of its own.
    static func blocking<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async -> Result<Value, any Error> {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: Result { try body() }) }
        }
    }
}
