internal import Foundation
internal import TTRPC
internal import TTRPCTransport
internal import Testing

@testable import TicketServer

@Suite("Bounds of the protocol as settings")
struct LimitSettingTests {
    @Test(
        "The environment sets each of them, and the configuration of the server has it",
        arguments: LimitSetting.allCases)
    func environment(limit: LimitSetting) async throws {
        let value = limit.range.lowerBound + 1
        let name = "TICKETD_LIMITS_\(limit.rawValue.uppercased())"
        let settings = try await ServerSettings.read(file: nil, environment: [name: "\(value)"])
        #expect(settings.limits == [limit: value])
        var configuration = ServerConfiguration(settings)
        configuration.tls = ServerTLS(certificateFile: "", keyFile: "")
        var changed = configuration
        limit.apply(limit.range.upperBound, to: &changed)
        #expect("\(changed)" != "\(configuration)")
    }

    @Test("A value out of range is refused and says what would do", arguments: LimitSetting.allCases)
    func range(limit: LimitSetting) async throws {
        let name = "TICKETD_LIMITS_\(limit.rawValue.uppercased())"
        let error = await #expect(throws: SettingsError.self) {
            _ = try await ServerSettings.read(file: nil, environment: [name: "\(limit.range.upperBound + 1)"])
        }
        #expect(error?.problem.contains("\(limit.range.upperBound)") == true)
    }

    @Test("The extension and its compression can be switched off")
    func switches() async throws {
        let off = ["TICKETD_EXTENSION_ENABLED": "false", "TICKETD_EXTENSION_COMPRESSION": "false"]
        let settings = try await ServerSettings.read(file: nil, environment: off)
        #expect(!settings.hasExtension && !settings.hasCompression)
        let configuration = ServerConfiguration(settings)
        #expect(!configuration.features.hasExtension && !configuration.features.hasCompression)
        #expect(try await ServerSettings.read(file: nil, environment: [:]).hasExtension)
    }

    @Test("The operator's handbook names every one of them")
    func handbook() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/OPERATIONS.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        for limit in LimitSetting.allCases { #expect(text.contains("`\(limit.rawValue)`")) }
    }
}
