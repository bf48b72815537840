internal import ArgumentParser

/// A text that stands in a file, or comes from standard input where the command line says `-`.
package enum TextFile {
    /// More than ticketd takes of any text, so that the refusal is its own.
    private static let byteCountMax = 1_048_576

    /// The text of a file.
    ///
    /// - Throws: `ValidationError` for a file that cannot be read, is too long or not UTF-8.
    package static func read(_ path: String, console: Console) throws -> String {
        if path == "-" { return try text(console.read(byteCountMax), path: "standard input") }
        let file = try FileBytes(path: path, option: "the file")
        var bytes: [UInt8] = []
        do {
            while bytes.count <= byteCountMax {
                let more = try file.next()
                if more.isEmpty { break }
                bytes += more
            }
        } catch let failure as InputFailure {
            throw ValidationError("\(path): \(failure)")
        }
        return try text(bytes, path: path)
    }

    private static func text(_ bytes: [UInt8], path: String) throws -> String {
        guard bytes.count <= byteCountMax else {
            throw ValidationError("\(path) has more than \(byteCountMax / 1_024) KiB")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw ValidationError("\(path) is not UTF-8") }
        return text
    }
}
