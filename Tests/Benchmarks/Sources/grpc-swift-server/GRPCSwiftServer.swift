internal import Foundation
internal import GRPCCore
internal import GRPCNIOTransportHTTP2Posix
internal import GRPCProtobuf
internal import NIOPosix
internal import SwiftProtobuf

/// grpc-swift-2 with a handler that answers from memory. Nothing is authenticated and there are no interceptors.
///
///     grpc-swift-server --ticket FILE [--port 0] [--threads 1]
///
/// Prints "listening PORT". `--threads` is how many event loops carry sockets; handlers run in tasks on Swift's own
/// threads, one for each core.
@main
struct GRPCSwiftServer {
    static func main() async throws {
        var options: [String: String] = [:]
        var rest = CommandLine.arguments.dropFirst()
        while let name = rest.popFirst(), let value = rest.popFirst() { options[name] = value }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: options["--ticket"] ?? ""))
        let group = MultiThreadedEventLoopGroup(numberOfThreads: Int(options["--threads"] ?? "1") ?? 1)
        let server = GRPCServer(
            transport: .http2NIOPosix(
                address: .ipv4(host: "127.0.0.1", port: Int(options["--port"] ?? "0") ?? 0),
                transportSecurity: .plaintext, eventLoopGroup: group),
            services: [GetTicketService(ticket: try Ticket_V1_Ticket(serializedBytes: bytes))])
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await server.serve() }
            if let port = try await server.listeningAddress?.ipv4?.port {
                print("listening \(port)")
                fflush(nil)
            }
            try await tasks.waitForAll()
        }
    }
}
