internal import NIOCore
internal import NIOSSL

/// Why a TLS connection did not come about.
public enum TLSFailure: Error, Sendable, Hashable {
    /// The server's certificate is not signed by a CA that is trusted, or is out of date.
    case untrustedServer(trustRootsFile: String?)
    /// The server's certificate names other hosts.
    case wrongHost(String)
    /// The server wants a certificate, or refuses the one that it was shown.
    case clientCertificateRefused(isPresented: Bool)
    /// The server speaks TLS, and not ttrpc over it.
    case notTTRPC
    /// What answers does not speak TLS 1.3.
    case noTLS
    /// The server took too long for its handshake.
    case timeout
    /// A file cannot be used.
    case file(TLSFileError)
    /// Something else.
    case other(String)
}

extension TLSFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .untrustedServer(let file?):
            "the server's certificate is not trusted: no CA in \(file) has signed it, or it is out of date"
        case .untrustedServer(nil):
            "the server's certificate is not trusted: no CA that this system trusts has signed it, or it is out of date"
        case .wrongHost(let host): "the server's certificate is not for \(host)"
        case .clientCertificateRefused(isPresented: false): "the server wants a client certificate and none is set"
        case .clientCertificateRefused(isPresented: true): "the server does not accept the client's certificate"
        case .notTTRPC: "the server does not offer ttrpc (ALPN)"
        case .noTLS: "the server does not speak TLS 1.3 there"
        case .timeout: "the server did not finish the TLS handshake in time"
        case .file(let error): "\(error)"
        case .other(let text): text
        }
    }
}

extension TLSFailure {
    /// - Parameter error: what the TLS handler said during a client's handshake.
    init(_ error: any Error, host: String, tls: ClientTLS) {
        let text = "\(error)"
        if let error = error as? NIOSSLExtraError, error == .failedToValidateHostname {
            self = .wrongHost(host)
        } else if text.contains("CERTIFICATE_VERIFY_FAILED") {
            self = .untrustedServer(trustRootsFile: tls.trustRootsFile)
        } else if Self.isCertificateAlert(error) {
            self = .clientCertificateRefused(isPresented: tls.certificateFile != nil)
        } else if text.contains("NO_APPLICATION_PROTOCOL") {
            self = .notTTRPC
        } else if text.contains("WRONG_VERSION_NUMBER") || text.contains("PROTOCOL_VERSION")
            || text.contains("UNSUPPORTED_PROTOCOL") || text.contains("EOF during handshake")
        {
            self = .noTLS
        } else {
            self = .other("the TLS handshake failed: \(text)")
        }
    }

    /// True for an alert by which a server refuses a client's certificate, or misses one (RFC 8446, 6.2). It may come
    /// after the client's own handshake is over.
    static func isCertificateAlert(_ error: any Error) -> Bool {
        let text = "\(error)"
        return [
            "ALERT_CERTIFICATE_REQUIRED", "ALERT_BAD_CERTIFICATE", "ALERT_UNSUPPORTED_CERTIFICATE",
            "ALERT_CERTIFICATE_REVOKED", "ALERT_CERTIFICATE_EXPIRED", "ALERT_CERTIFICATE_UNKNOWN", "ALERT_UNKNOWN_CA",
        ].contains { text.contains($0) }
    }
}
