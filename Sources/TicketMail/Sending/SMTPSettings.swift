/// Where mail is handed over, and how long that may take.
public struct SMTPSettings: Sendable, Hashable {
    /// What is wrong with settings.
    public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
        public let description: String
    }

    /// The servers, of which the first that can be talked to takes the mail.
    public let servers: [SMTPServer]
    /// The name by which we greet: this machine's, with its domain.
    public let greetingName: String
    /// A file with the certificates that are trusted; nil for the system's.
    public let authoritiesPath: String?
    /// How long connecting may take, and each answer of the server after that.
    public let answerTimeout: Duration
    /// How long one mail may take at one server in all.
    public let mailTimeout: Duration

    /// Settings that can work.
    ///
    /// - Throws: ``Problem``: no server, a name that is none, or a password that would cross a network in the clear.
    public init(
        servers: [SMTPServer], greetingName: String, authoritiesPath: String? = nil,
        answerTimeout: Duration = .seconds(60), mailTimeout: Duration = .seconds(300)
    ) throws(Problem) {
        guard !servers.isEmpty else { throw Problem(description: "name at least one SMTP server") }
        for server in servers {
            guard Self.isHost(server.host), (1...65_535).contains(server.port) else {
                throw Problem(description: "\"\(server.host):\(server.port)\" is no host name or address with a port")
            }
            guard server.credentials == nil || server.security.isCertain else {
                throw Problem(
                    description: "the password for \(server.host) could be read on the way; use starttls or tls")
            }
        }
        guard Self.isHost(greetingName), !greetingName.contains(":") else {
            throw Problem(description: "\"\(greetingName)\" is no host name to greet by")
        }
        self.servers = servers
        self.greetingName = greetingName
        self.authoritiesPath = authoritiesPath
        self.answerTimeout = answerTimeout
        self.mailTimeout = mailTimeout
    }

    /// Whether every server is on this machine, so that no mail leaves it from here.
    public var isOnThisMachine: Bool {
        servers.allSatisfy { ["127.0.0.1", "::1", "localhost"].contains($0.host) }
    }

    /// Letters, digits, and what stands in names and addresses; nothing that a URL gives a meaning to.
    static func isHost(_ text: String) -> Bool {
        (1...253).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte | 0x20) || "-.:_".utf8.contains(byte)
            }
    }
}
