/// A server that takes our mail.
public struct SMTPServer: Sendable, Hashable {
    /// How the connection is protected.
    public enum Security: String, Sendable, Hashable, CaseIterable {
        /// Not at all: only for a server on the same machine.
        case none
        /// With TLS if the server offers it (RFC 3207); somebody in between can prevent that.
        case startTLSIfOffered = "starttls-if-offered"
        /// With TLS after a greeting in the clear, or not at all.
        case startTLS = "starttls"
        /// With TLS from the first byte (RFC 8314).
        case implicitTLS = "tls"

        var isCertain: Bool { self == .startTLS || self == .implicitTLS }
    }

    /// The name and password to sign in with.
    public struct Credentials: Sendable, Hashable, CustomStringConvertible {
        /// The name.
        public var user: String
        /// The password.
        public var password: String

        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }

        /// Nothing of the password.
        public var description: String { "credentials of \(user)" }
    }

    /// A host name or an IP address.
    public var host: String
    /// The port: usually 25, 587, or 465 with TLS from the first byte.
    public var port: Int
    /// How the connection is protected.
    public var security: Security
    /// Who we are to it; nil signs in as nobody.
    public var credentials: Credentials?

    /// A server.
    public init(host: String, port: Int, security: Security = .startTLS, credentials: Credentials? = nil) {
        self.host = host
        self.port = port
        self.security = security
        self.credentials = credentials
    }

    var url: String {
        "\(security == .implicitTLS ? "smtps" : "smtp")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
