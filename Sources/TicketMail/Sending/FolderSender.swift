internal import Foundation
public import TicketCore

/// Writes mails into a folder instead of sending them, for people who want to see them.
///
/// A file is named by the mail's number in the outbox and its ticket, `000012-100001.eml`; the same mail is the same
/// file.
public struct FolderSender: MailSender {
    private let folder: String

    /// Writes into this folder, which is made if it is not there.
    public init(folder: String) {
        self.folder = folder
    }

    public func send(_ bytes: [UInt8], from sender: EmailAddress?, to recipient: EmailAddress) async -> DeliveryOutcome
    {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let url = URL(fileURLWithPath: folder).appendingPathComponent(Self.name(of: bytes))
            try Data(bytes).write(to: url, options: .atomic)
            return .delivered(reply: "250 written")
        } catch {
            return .transient(DeliveryFailure(stage: .session, text: "\(error)"))
        }
    }

    /// What the Message-ID says of the mail's ticket and number.
    private static func name(of bytes: [UInt8]) -> String {
        let header = String(decoding: bytes.prefix(16 << 10), as: UTF8.self)
        let field = "Message-ID: <"
        let line = header.split(separator: "\r\n").first { $0.hasPrefix(field) } ?? ""
        let numbers = line.dropFirst(field.count).prefix { $0 != "@" }.split(separator: ".").prefix(2)
            .compactMap { Int64($0) }
        guard numbers.count == 2 else { return "mail.eml" }
        let mail = String(numbers[1])
        return String(repeating: "0", count: max(0, 6 - mail.count)) + mail + "-\(numbers[0]).eml"
    }
}
