internal import Glibc
internal import NIOCore
internal import NIOSSL

/// Reads what TLS needs from files, and says which file is at fault. These calls block.
enum TLSFiles {
    /// The ALPN name of ttrpc.
    static let protocolName = "ttrpc"

    static func certificates(_ path: String) throws(TLSFileError) -> [NIOSSLCertificate] {
        do {
            return try NIOSSLCertificate.fromPEMFile(path)
        } catch {
            throw problem(error, path: path, wanted: "certificate in PEM form")
        }
    }

    static func privateKey(_ path: String) throws(TLSFileError) -> NIOSSLPrivateKey {
        do {
            return try NIOSSLPrivateKey(file: path, format: .pem)
        } catch {
            throw problem(error, path: path, wanted: "private key in PEM form without a passphrase")
        }
    }

    /// Makes a context, which fails when a certificate and a key are not a pair.
    static func context(
        _ configuration: TLSConfiguration, certificateFile: String?
    ) throws(TLSFileError) -> NIOSSLContext {
        var configuration = configuration
        configuration.minimumTLSVersion = .tlsv13
        configuration.applicationProtocols = [protocolName]
        do {
            return try NIOSSLContext(configuration: configuration)
        } catch {
            guard let certificateFile else {
                throw TLSFileError(path: "the system's trusted certificates", problem: "cannot be used: \(error)")
            }
            throw TLSFileError(
                path: certificateFile, problem: "the certificate and its private key cannot be used together: \(error)")
        }
    }

    private static func problem(_ error: any Error, path: String, wanted: String) -> TLSFileError {
        // BoringSSL reports a file that cannot be opened in words of its own; the system says it better.
        guard access(path, R_OK) == 0 else {
            return TLSFileError(path: path, problem: "cannot be read: \(systemErrorText(errno))")
        }
        return TLSFileError(path: path, problem: "holds no \(wanted)")
    }
}
