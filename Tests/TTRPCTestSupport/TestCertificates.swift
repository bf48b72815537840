internal import Foundation

/// A certificate authority of a test's own, made with the `openssl` command, whose files go with the last reference to
/// it.
public final class TestCertificates: Sendable {
    /// A certificate and its private key, as files.
    public struct Pair: Sendable {
        public let certificate: String
        public let key: String

        public init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }

        /// Puts copies of another pair in place of these files.
        public func replace(with other: Pair) throws {
            for (from, to) in [(other.certificate, certificate), (other.key, key)] {
                try Data(contentsOf: URL(fileURLWithPath: from)).write(to: URL(fileURLWithPath: to), options: .atomic)
            }
        }
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let folder: String
    /// The authority's certificate.
    public var authority: String { folder + "/ca.pem" }

    public init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("certificates-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("[req]\ndistinguished_name = dn\n[dn]\n".utf8).write(to: URL(fileURLWithPath: folder + "/openssl.cnf"))
        try request("ca", subject: "/CN=Test authority", extensions: ["basicConstraints=critical,CA:TRUE"])
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Issues a certificate.
    ///
    /// - Parameters:
    ///   - subject: as openssl writes it: `/O=Example/CN=portal`.
    ///   - names: alternative names, as openssl writes them: `DNS:localhost`, `IP:127.0.0.1`, `URI:…`, `email:…`.
    public func issue(subject: String = "/CN=server", names: [String]) throws -> Pair {
        let name = UUID().uuidString
        try request(
            name, subject: subject,
            extensions: ["basicConstraints=CA:FALSE", "subjectAltName=" + names.joined(separator: ",")],
            more: ["-CA", authority, "-CAkey", folder + "/ca.key"])
        return Pair(certificate: "\(folder)/\(name).pem", key: "\(folder)/\(name).key")
    }

    /// A certificate for this machine under its usual names.
    public func localhost() throws -> Pair {
        try issue(names: ["DNS:localhost", "IP:127.0.0.1"])
    }

    private func request(_ name: String, subject: String, extensions: [String], more: [String] = []) throws {
        let words =
            [
                "openssl", "req", "-x509", "-config", folder + "/openssl.cnf", "-utf8", "-newkey", "ec", "-pkeyopt",
                "ec_paramgen_curve:P-256", "-noenc", "-days", "2", "-subj", subject, "-keyout", "\(folder)/\(name).key",
                "-out", "\(folder)/\(name).pem",
            ] + extensions.flatMap { ["-addext", $0] } + more
        let problems = "\(folder)/\(name).log"
        let status = try Command.run(words, errorsTo: problems)
        guard status == 0 else {
            let text = (try? String(contentsOfFile: problems, encoding: .utf8)) ?? ""
            throw Failure(
                description: "openssl 3 is needed to make certificates; it ended with \(status) and says: \(text)")
        }
    }
}
