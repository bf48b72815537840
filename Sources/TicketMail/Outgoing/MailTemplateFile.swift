/// Reads the templates of one language: for each, a line `== name`, a line `Subject: …`, an empty line and the text.
enum MailTemplateFile {
    /// What is wrong with a file.
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    static func read(_ text: String) throws(Problem) -> [MailEvent: MailTemplate] {
        var templates: [MailEvent: MailTemplate] = [:]
        for section in text.split(separator: "== ", omittingEmptySubsequences: true) {
            let lines = section.split(separator: "\n", omittingEmptySubsequences: false)
            guard let name = lines.first, let event = MailEvent(rawValue: String(name)), templates[event] == nil else {
                throw Problem(description: "\"\(lines.first ?? "")\" is no event, or is there twice")
            }
            guard lines.count > 3, lines[1].hasPrefix("Subject: "), lines[2].isEmpty else {
                throw Problem(description: "\(name) does not begin with its subject and an empty line")
            }
            var body = lines[3...].joined(separator: "\n")
            while body.hasSuffix("\n") { body.removeLast() }
            templates[event] = MailTemplate(
                subject: try pieces(of: lines[1].dropFirst("Subject: ".count)), paragraphs: try paragraphs(of: body))
        }
        return templates
    }

    private static func paragraphs(of body: String) throws(Problem) -> [[MailTemplate.Piece]] {
        var paragraphs: [[MailTemplate.Piece]] = []
        for paragraph in body.split(separator: "\n\n") { paragraphs.append(try pieces(of: paragraph)) }
        return paragraphs
    }

    private static func pieces(of text: some StringProtocol) throws(Problem) -> [MailTemplate.Piece] {
        var pieces: [MailTemplate.Piece] = []
        for (index, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0 else {
                pieces.append(.text(String(part)))
                continue
            }
            guard let end = part.firstIndex(of: "}"), let place = MailTemplate.Place(rawValue: String(part[..<end]))
            else { throw Problem(description: "\"{\(part)\" begins with no place") }
            pieces.append(.place(place))
            pieces.append(.text(String(part[part.index(after: end)...])))
        }
        return pieces
    }
}
