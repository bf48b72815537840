internal import NIOCore
internal import NIOSSL

/// How a server speaks TLS: 1.3 or newer, with the ALPN name `ttrpc` (RFC 8446, RFC 7301). All files are PEM.
public struct ServerTLS: Sendable, Hashable {
    /// The server's certificate, then those that lead to its root.
    public var certificateFile: String
    /// The certificate's private key, without a passphrase.
    public var keyFile: String
    /// When set, only peers with a certificate that one of these CAs has signed are let in.
    public var clientCAFile: String?
    /// How long a peer may take for its handshake.
    public var handshakeTimeout: Duration = .seconds(10)
    /// New connections look for changed files, but not more often than this.
    public var fileCheckInterval: Duration = .seconds(5)

    public init(certificateFile: String, keyFile: String, clientCAFile: String? = nil) {
        self.certificateFile = certificateFile
        self.keyFile = keyFile
        self.clientCAFile = clientCAFile
    }

    var files: [String] { [certificateFile, keyFile] + (clientCAFile.map { [$0] } ?? []) }

    /// Reads the files. Blocks.
    func context() throws(TLSFileError) -> NIOSSLContext {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try TLSFiles.certificates(certificateFile).map { .certificate($0) },
            privateKey: .privateKey(try TLSFiles.privateKey(keyFile)))
        if let clientCAFile {
            configuration.trustRoots = .certificates(try TLSFiles.certificates(clientCAFile))
            configuration.certificateVerification = .noHostnameVerification
            configuration.sendCANameList = true
        }
        // A peer that does not say goodbye in turn is not waited for.
        configuration.shutdownTimeout = .seconds(1)
        return try TLSFiles.context(configuration, certificateFile: certificateFile)
    }
}
