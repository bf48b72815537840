internal import NIOCore
internal import NIOSSL

/// How a client speaks TLS: 1.3 or newer, with the ALPN name `ttrpc`, to a server whose certificate names the host that
/// was asked for. The files are PEM, and are read for each connection, so that they can be replaced at any time.
public struct ClientTLS: Sendable, Hashable {
    /// The CAs that may have signed the server's certificate; nil for those that the system trusts.
    public var trustRootsFile: String?
    /// The client's own certificate, then those that lead to its root; nil for none.
    public var certificateFile: String?
    /// The private key of the client's certificate, without a passphrase.
    public var keyFile: String?

    public init(trustRootsFile: String? = nil, certificateFile: String? = nil, keyFile: String? = nil) {
        self.trustRootsFile = trustRootsFile
        self.certificateFile = certificateFile
        self.keyFile = keyFile
    }

    /// Reads the files. Blocks.
    func context() throws(TLSFileError) -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let trustRootsFile {
            configuration.trustRoots = .certificates(try TLSFiles.certificates(trustRootsFile))
        }
        switch (certificateFile, keyFile) {
        case (let certificateFile?, let keyFile?):
            configuration.certificateChain = try TLSFiles.certificates(certificateFile).map { .certificate($0) }
            configuration.privateKey = .privateKey(try TLSFiles.privateKey(keyFile))
        case (let certificateFile?, nil):
            throw TLSFileError(path: certificateFile, problem: "the private key of this certificate is not given")
        case (nil, let keyFile?):
            throw TLSFileError(path: keyFile, problem: "the certificate of this private key is not given")
        case (nil, nil): break
        }
        configuration.shutdownTimeout = .seconds(1)
        return try TLSFiles.context(configuration, certificateFile: certificateFile)
    }
}
