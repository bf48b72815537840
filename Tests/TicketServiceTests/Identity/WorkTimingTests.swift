import Foundation
import Logging
import TTRPC
import TTRPCTransport
import Testing
import TicketCore
import TicketMessages
import TicketService
import TicketStoreSQLite

/// Measured by hand: `TICKETD_TIMING=1 swift test --filter WorkTimingTests`. It is the processor's time that is
/// compared, of this process with client and server, so it matters little what else the machine does.
@Suite(
    "The time that it takes", .serialized,
    .enabled(if: ProcessInfo.processInfo.environment["TICKETD_TIMING"] == "1"))
struct WorkTimingTests {
    /// The processor's time that this process has had.
    private static func processorTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }

    @Test("says nothing of whether an address is known: medians over 2,000 differ by 5% at most")
    func medians() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("timing-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let time = MovableTime(TestClock.start)
        let store = try SQLiteTicketStore.open(
            directory: folder.path, clock: { time.now },
            logger: Logger(label: "timing") { _ in SwiftLogNoOpLogHandler() })
        // The least work for a password that there is, so that a difference in all else would show.
        let hasher = Argon2Hasher(cost: PasswordCost(passes: 1, memoryBytes: 8_192))
        let person = PersonReference(id: "ana", name: "Ana", email: "ana@example.com", role: .requester)
        try await store.save(Principal(person: person), tenant: "t")
        _ = try await store.setPassword(
            of: "ana", hash: try await hasher.hash("a long password"), verifyTime: time.now,
            audit: TicketCore.AuditEntry(time: time.now, kind: .passwordChanged), tenant: "t")
        let services = try TicketServices(
            store: store, loopCount: 1, drain: DrainSignal(), clock: { time.now },
            identity: IdentitySettings(tenant: "t", passwords: hasher))
        let server = TTRPCServer(
            router: services.router(), configuration: ServerConfiguration(port: 0),
            logger: Logger(label: "timing") { _ in SwiftLogNoOpLogHandler() })
        let client = TTRPCClient(host: "127.0.0.1", port: try await server.start().port)
        let identity = IdentityServiceClient(invoker: client)
        let known = { (_: Int) in "ana@example.com" }
        let unknown = { (round: Int) in "nobody\(round)@example.com" }
        for (what, call) in [
            ("sign in", { _ = try await identity.signIn(.init(email: $0, password: "wrong")) }),
            ("reset", { _ = try await identity.requestPasswordReset(.init(email: $0)) }),
        ] as [(String, (String) async throws -> Void)] {
            var times: [[Duration]] = [[], []]
            for round in 0..<2_000 {
                // Nobody waits, and what one asks for does not add up to a limit.
                time.advance(seconds: 3_600)
                // Neither is always the first.
                let pair = [(0, known(round)), (1, unknown(round))]
                for (side, email) in round.isMultiple(of: 2) ? pair : pair.reversed() {
                    let start = Self.processorTime()
                    do { try await call(email) } catch is RPCError {}
                    times[side].append(Self.processorTime() - start)
                }
            }
            let medians = times.map { $0.sorted()[1_000] }
            print("\(what): known \(medians[0]), unknown \(medians[1])")
            #expect(abs(medians[0] / medians[1] - 1) <= 0.05)
        }
        await client.close()
        await server.stop()
        await store.close()
    }
}
