internal import Configuration
internal import Foundation
internal import TicketMail

extension SMTPServer.Credentials {
    /// The name and the password, of which a file has the latter in its first line; nil if neither is set.
    ///
    /// - Parameter group: the key in front of `user` and `password_file`.
    init?(_ reader: SettingsReader, under group: String) throws {
        let userKey = "\(group).user"
        let fileKey = "\(group).password_file"
        let user = try reader.value(ConfigKey(userKey), "a name") { $0.isEmpty ? nil : $0 }
        guard let path = try reader.file(ConfigKey(fileKey)) else {
            guard user == nil else { throw SettingsError(key: fileKey, problem: "name the file of the password too") }
            return nil
        }
        guard let user else { throw SettingsError(key: userKey, problem: "name the user of the password too") }
        guard let data = FileManager.default.contents(atPath: path),
            let line = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).first
        else { throw SettingsError(key: fileKey, problem: "cannot read a password in \(path)") }
        self.init(user: user, password: String(line))
    }
}
