internal import Foundation

/// A mail that a mail server brings.
struct BroughtMail {
    /// Its only file.
    struct File {
        let name: String
        let bytes: Data
    }

    let author: String
    let recipient: String
    let subject: String
    let body: String
    /// Further fields, each with its line end.
    var fields = ""
    var file: File?

    /// The mail as it travels.
    ///
    /// - Parameter id: what stands on the left in its Message-ID.
    func bytes(id: String) -> [UInt8] {
        let text = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\(body)\r\n"
        let content =
            file.map { file in
                """
                Content-Type: multipart/mixed; boundary=part\r
                \r
                --part\r
                \(text)--part\r
                Content-Type: application/octet-stream\r
                Content-Disposition: attachment; filename*=utf-8''\(Self.escaped(file.name))\r
                Content-Transfer-Encoding: base64\r
                \r
                \(file.bytes.base64EncodedString(options: [.lineLength76Characters]))\r
                --part--\r

                """
            } ?? text
        let mail = """
            From: \(author)\r
            To: \(recipient)\r
            Subject: =?UTF-8?B?\(Data(subject.utf8).base64EncodedString())?=\r
            Message-ID: <\(id)@mail.example>\r
            \(fields)MIME-Version: 1.0\r
            \(content)
            """
        return Array(mail.utf8)
    }

    private static func escaped(_ name: String) -> String {
        name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "file"
    }
}
