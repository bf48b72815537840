internal import ArgumentParser

/// A text that stands on the command line, or comes from standard input where the command line says `-`.
enum TextInput {
    /// More than ticketd takes (256 KiB), so that the refusal is its own and says by how much.
    private static let byteCountMax = 1_048_576

    /// The text. One line feed at the end of standard input is left off: `echo` puts it there, nobody wrote it.
    ///
    /// - Throws: `ValidationError` for input that is too long or not UTF-8.
    static func resolve(_ argument: String, option: String, console: Console) throws -> String {
        guard argument == "-" else { return argument }
        let bytes = try console.read(byteCountMax)
        guard bytes.count <= byteCountMax else {
            throw ValidationError("\(option) -: standard input has more than \(byteCountMax / 1_024) KiB")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ValidationError("\(option) -: standard input is not UTF-8")
        }
        return text.unicodeScalars.last == "\n" ? String(text.unicodeScalars.dropLast()) : text
    }
}
