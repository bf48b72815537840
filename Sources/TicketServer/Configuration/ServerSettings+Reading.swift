internal import Configuration
internal import Logging
internal import SystemPackage
internal import TicketService

extension ServerSettings {
    /// The settings of the command line, of the environment and, if one is named, of a YAML file.
    ///
    /// - Throws: `SettingsError` where a value is wrong or the file cannot be read.
    public static func read(
        file: String?, environment: [String: String], flags: ServerFlags = ServerFlags()
    ) async throws -> ServerSettings {
        var providers: [any ConfigProvider] = [
            EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "ticketd")
        ]
        if let file {
            do {
                providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(file)))
            } catch {
                throw SettingsError(key: "--config", problem: "cannot read \(file): \(error)")
            }
        }
        return try ServerSettings(SettingsReader(reader: ConfigReader(providers: providers)), flags)
    }

    private init(_ reader: SettingsReader, _ flags: ServerFlags) throws {
        self.init()
        listen = try flags.listen ?? reader.value("listen", ListenAddress.expected) { ListenAddress($0) } ?? listen
        tls = try TLSSettings(
            certificate: flags.tlsCertificate ?? reader.file("tls.certificate"),
            key: flags.tlsKey ?? reader.file("tls.key"),
            clientCA: flags.tlsClientCA ?? reader.file("tls.client_ca"))
        if tls != nil, case .unix = listen {
            throw SettingsError(
                key: "tls", problem: "\(listen) is a Unix socket, which has no TLS; leave one of them out")
        }
        dataDirectory =
            try flags.data ?? reader.value("data", "the path of a folder") { $0.isEmpty ? nil : $0 } ?? dataDirectory
        logLevel = try reader.level("log.level") ?? logLevel
        callLogLevel = try reader.level("log.calls") ?? callLogLevel
        eventLoops = try reader.number("event_loops", in: 1...64) ?? eventLoops
        drainGraceSeconds = try reader.number("drain.grace_seconds", in: 0...3_600) ?? drainGraceSeconds
        hasExtension = try reader.flag("extension.enabled") ?? hasExtension
        hasCompression = try reader.flag("extension.compression") ?? hasCompression
        for limit in LimitSetting.allCases {
            limits[limit] = try reader.number(ConfigKey(limit.key), in: limit.range)
        }
        for rate in RateSetting.allCases {
            rates[rate] = try reader.number(ConfigKey(rate.key), in: rate.range)
        }
        attachmentBytesMax =
            try reader.number("attachments.total_bytes", in: 0...(1 << 50)) ?? attachmentBytesMax
        uploadsPerPersonMax =
            try reader.number("attachments.uploads_per_person", in: 1...1_000) ?? uploadsPerPersonMax
        let accesses = ReflectionAccess.allCases.map(\.rawValue).joined(separator: ", ")
        reflection =
            try reader.value("reflection", "one of \(accesses)") { ReflectionAccess(rawValue: $0) } ?? reflection
        mail = try MailSettings(reader)
    }
}

/// A setting that cannot be used.
public struct SettingsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The key or flag.
    public let key: String
    /// What is wrong and what would be right.
    public let problem: String

    public var description: String { "\(key): \(problem)" }
}
