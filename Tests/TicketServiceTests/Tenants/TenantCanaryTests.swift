import Foundation
import ProtobufC
import ProtobufReflection
import TTRPC
import TestRandom
import Testing
import TicketMail
import TicketMessages

/// Random calls by everybody of several tenants, with whatever names, numbers and tokens others have come by.
///
/// `TICKETD_TEST_OPERATIONS` says how many calls there are, `TICKETD_TEST_SEED` which.
@Suite("Tenants", .timeLimit(.minutes(30)))
struct TenantCanaryTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let operationCount = environment["TICKETD_TEST_OPERATIONS"].flatMap { Int($0) } ?? 1_000
    private static let seed = environment["TICKETD_TEST_SEED"].flatMap { UInt64($0) } ?? 20_261_122
    /// How many calls are under way at a time.
    private static let batch = 8

    /// What was seen.
    private struct Tally {
        var answered: [String: Int] = [:]
        /// The last refusal of each method.
        var refused: [String: String] = [:]
        var own: [CanaryTenant: Int] = [:]
        var leaks: [String] = []
    }

    @Test("No call, mail or line of the log has a word of another tenant's", arguments: CanaryStage.Kind.allCases)
    func canaries(kind: CanaryStage.Kind) async throws {
        let pool = try DescriptorPool(descriptorSets: [TicketMessagesDescriptors.packed])
        try await CanaryStage.run(kind) { stage in
            var random = SeededRandom(seed: Self.seed)
            let deck = CanaryOperation.deck(stage.methods)
            let watches = CanaryTenant.all.flatMap { tenant in
                ["ana", "ines"].map { CanaryWatch(stage, tenant, as: $0) }
            }
            var tally = Tally()
            for _ in 0..<(Self.operationCount / Self.batch) {
                let operations = (0..<Self.batch).compactMap { _ in CanaryOperation(stage, deck, pool, &random) }
                let outcomes = await withTaskGroup(of: (Int, CanaryCall.Outcome).self) { group in
                    for (place, operation) in operations.enumerated() {
                        group.addTask { (place, await operation.call.perform()) }
                    }
                    return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
                }
                for (place, operation) in operations.enumerated() {
                    guard let outcome = outcomes[place] else { continue }
                    Self.look(at: outcome, of: operation, DynamicCoder(pool), stage.loot, &tally)
                }
                stage.time.advance(seconds: Double(Self.batch))
                while try await stage.outbox.deliverDue() {}
            }
            try await expectSeparate(stage, watches, tally)
        }
    }

    private func expectSeparate(_ stage: CanaryStage, _ watches: [CanaryWatch], _ tally: Tally) async throws {
        #expect(Set(tally.leaks).sorted() == [])
        for watch in watches {
            let seen = try await watch.finish()
            #expect(seen == [watch.tenant], "what \(watch.tenant.name) watches")
        }
        #expect(stage.mails.leaks.prefix(3) == [])
        let log = stage.log.text
        #expect(!log.isEmpty && Canaries.found(in: log.utf8) == [])
        // It says something only if there was something to be seen.
        for tenant in CanaryTenant.all { #expect(tally.own[tenant, default: 0] >= Self.operationCount / 30) }
        #expect(tally.answered.count >= 50)
        #expect(stage.mails.count >= Self.operationCount / 20)
        if Self.environment["TICKETD_TEST_OPERATIONS"] != nil { report(stage, tally) }
    }

    /// What a long run has done, for people.
    private func report(_ stage: CanaryStage, _ tally: Tally) {
        let answered = tally.answered.values.reduce(0, +)
        print("\(answered) calls of \(tally.answered.count) methods were answered, \(stage.mails.count) mails written")
        for (method, reason) in tally.refused.sorted(by: { $0.key < $1.key }) where tally.answered[method] == nil {
            print("never answered: \(method), \(reason)")
        }
    }

    private static func look(
        at outcome: CanaryCall.Outcome, of operation: CanaryOperation, _ coder: DynamicCoder, _ loot: CanaryLoot,
        _ tally: inout Tally
    ) {
        let method = operation.call.method.method
        var seen: Set<CanaryTenant> = []
        for answer in outcome.answers { seen.formUnion(Canaries.found(in: answer)) }
        if let error = outcome.error {
            var text = ([error.message] + error.details.map { String(decoding: $0.value, as: UTF8.self) }).joined()
            for stranger in operation.strangers { text = text.replacing(stranger, with: "") }
            seen.formUnion(Canaries.found(in: text.utf8))
            tally.refused[method] = "\(error.code.name) \(error.message)"
        } else {
            tally.answered[method, default: 0] += 1
        }
        if seen.contains(operation.viewer) { tally.own[operation.viewer, default: 0] += 1 }
        if !seen.isSubset(of: [operation.viewer]) {
            let others = seen.subtracting([operation.viewer]).map(\.name).sorted()
            tally.leaks.append("\(method) shows \(operation.viewer.name) what is \(others.joined(separator: ", "))'s")
        }
        guard let type = operation.responseType else { return }
        for answer in outcome.answers {
            if let message = try? coder.unpack(answer, as: type) { loot.add(message, of: operation.viewer) }
        }
    }
}
