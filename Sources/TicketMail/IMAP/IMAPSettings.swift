/// A mailbox whose mail is fetched by IMAP, and what becomes of a mail there once it is taken in.
public struct IMAPSettings: Sendable, Hashable {
    /// What is wrong with settings.
    public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
        public let description: String
    }

    /// What becomes of a mail in the mailbox, as soon as it is durably here and not before.
    public enum Afterwards: Sendable, Hashable {
        /// It is removed.
        case delete
        /// It stays and gets the keyword ``IMAPSettings/keyword``, so that it is not fetched again.
        case keep
        /// It is moved into another folder, which is made if it is not there.
        case move(folder: String)
    }

    /// Marks a mail that was taken in and stays.
    public static let keyword = "ticketd"

    /// A host name or an IP address.
    public let host: String
    /// The port: usually 143, or 993 with TLS from the first byte.
    public let port: Int
    /// How the connection is protected.
    public let security: SMTPServer.Security
    /// Whose mailbox it is.
    public let credentials: SMTPServer.Credentials
    /// The folder that is looked into.
    public let folder: String
    /// How long to wait between two looks, when all is well.
    public let interval: Duration
    /// What becomes of a mail that was taken in.
    public let afterwards: Afterwards
    /// A file with the certificates that are trusted; nil for the system's.
    public let authoritiesPath: String?
    /// How long connecting may take, and each answer of the server after that.
    public let answerTimeout: Duration

    /// Settings that can work.
    ///
    /// - Throws: ``Problem``: a name that is none, or a password that would cross a network in the clear.
    public init(
        host: String, port: Int, security: SMTPServer.Security, credentials: SMTPServer.Credentials,
        folder: String = "INBOX", interval: Duration = .seconds(60), afterwards: Afterwards = .delete,
        authoritiesPath: String? = nil, answerTimeout: Duration = .seconds(60)
    ) throws(Problem) {
        guard SMTPSettings.isHost(host), (1...65_535).contains(port) else {
            throw Problem(description: "\"\(host):\(port)\" is no host name or address with a port")
        }
        guard security.isCertain || (security == .none && ["127.0.0.1", "::1", "localhost"].contains(host)) else {
            throw Problem(description: "the password for \(host) could be read on the way; use starttls or tls")
        }
        var folders = [folder]
        if case .move(let other) = afterwards { folders.append(other) }
        guard folders.allSatisfy(Self.isFolder), Set(folders).count == folders.count else {
            throw Problem(
                description:
                    "a folder has a name of ASCII letters, digits, blanks and . _ - / alone, and mail is moved "
                    + "to another one")
        }
        self.host = host
        self.port = port
        self.security = security
        self.credentials = credentials
        self.folder = folder
        self.interval = interval
        self.afterwards = afterwards
        self.authoritiesPath = authoritiesPath
        self.answerTimeout = answerTimeout
    }

    /// What needs no marks of its own in a command or in a URL, but for blanks.
    private static func isFolder(_ name: String) -> Bool {
        (1...200).contains(name.utf8.count) && name.first != " " && name.last != " "
            && name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte | 0x20) || " ._-/".utf8.contains(byte)
            }
    }

    /// The mailbox in the words of RFC 5092, of one validity of its numbers and one mail in it, if they are named.
    func url(validity: UInt32? = nil, mail: UInt32? = nil) -> String {
        let scheme = security == .implicitTLS ? "imaps" : "imap"
        let name = host.contains(":") ? "[\(host)]" : host
        let parameters =
            (validity.map { ";UIDVALIDITY=\($0)" } ?? "") + (mail.map { ";UID=\($0)" } ?? "")
        return "\(scheme)://\(name):\(port)/\(folder.replacing(" ", with: "%20"))\(parameters)"
    }
}
