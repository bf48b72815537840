internal import Foundation
internal import Testing
internal import TicketService

@testable import TicketServer

@Suite("How often one may call, as settings")
struct RateSettingTests {
    @Test("The environment sets each of them", arguments: RateSetting.allCases)
    func environment(rate: RateSetting) async throws {
        let name = "TICKETD_RATES_\(rate.rawValue.uppercased())"
        let settings = try await ServerSettings.read(file: nil, environment: [name: "7"])
        #expect(settings.rates == [rate: 7])
        #expect(RateLimits(settings.rates, isDevelopment: false) != .standard || rate == .serviceBurst)
        let error = await #expect(throws: SettingsError.self) {
            _ = try await ServerSettings.read(file: nil, environment: [name: "1000001"])
        }
        #expect(error?.problem.contains("1000000") == true)
    }

    @Test("A rate of nothing is no limit, and a burst that is not given is twice the rate")
    func values() {
        #expect(RateLimits([.personPerSecond: 0], isDevelopment: false).person == nil)
        let limits = RateLimits([.servicePerSecond: 500], isDevelopment: false)
        #expect(limits.service == RateLimit(callsPerSecond: 500, burst: 1_000))
        #expect(limits.person == RateLimits.standard.person)
    }

    @Test("A development server holds nobody up unless it is told to")
    func development() {
        #expect(RateLimits([:], isDevelopment: true) == .none)
        #expect(RateLimits([:], isDevelopment: false) == .standard)
        #expect(RateLimits([.personBurst: 5], isDevelopment: true).person == RateLimit(callsPerSecond: 20, burst: 5))
    }

    @Test("The operator's handbook names every one of them")
    func handbook() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/OPERATIONS.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        for rate in RateSetting.allCases { #expect(text.contains("`\(rate.rawValue)`")) }
    }
}
