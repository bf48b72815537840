import Testing
import TicketCore

@Suite("What kind of file some bytes are")
struct MediaTypeSnifferTests {
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private static let table: [(what: String, bytes: [UInt8], type: String)] = [
        ("nothing", [], "application/octet-stream"),
        ("a picture", png + [0, 1, 2], "image/png"),
        ("the beginning of a picture's signature", Array(png.dropLast()), "application/octet-stream"),
        ("a photo", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], "image/jpeg"),
        ("an old animation", Array("GIF87a".utf8) + [0], "image/gif"),
        ("an animation", Array("GIF89a".utf8) + [0], "image/gif"),
        ("no animation", Array("GIF88a".utf8) + [0], "application/octet-stream"),
        ("a WebP picture", Array("RIFF".utf8) + [1, 2, 3, 4] + Array("WEBPVP8 ".utf8), "image/webp"),
        ("a sound", Array("RIFF".utf8) + [1, 2, 3, 4] + Array("WAVEfmt ".utf8), "application/octet-stream"),
        ("a document", Array("%PDF-1.7\n".utf8) + [0xE2, 0xE3], "application/pdf"),
        ("words", Array("Não consigo entrar 🔑\r\n\tdesde ayer".utf8), "text/plain"),
        ("a web page, which nobody is to open as one", Array("<html><script>".utf8), "text/plain"),
        ("a drawing that can run scripts", Array("<svg xmlns='http://www.w3.org/2000/svg'>".utf8), "text/plain"),
        ("words with a NUL", Array("a\0b".utf8), "application/octet-stream"),
        ("words with an escape", Array("a\u{1B}[1m".utf8), "application/octet-stream"),
        ("words of another encoding", [0x61, 0xF1, 0x6F], "application/octet-stream"),
        ("words cut off inside a letter", [0x61, 0xC3], "application/octet-stream"),
        ("an overlong slash", [0xC0, 0xAF], "application/octet-stream"),
        ("an overlong slash of three bytes", [0xE0, 0x80, 0xAF], "application/octet-stream"),
        ("half a surrogate pair", [0xED, 0xA0, 0x80], "application/octet-stream"),
        ("beyond Unicode", [0xF4, 0x90, 0x80, 0x80], "application/octet-stream"),
        ("the last of Unicode", [0xF4, 0x8F, 0xBF, 0xBF], "text/plain"),
        ("a program", [0x7F, 0x45, 0x4C, 0x46], "application/octet-stream"),
        ("an archive", [0x50, 0x4B, 0x03, 0x04], "application/octet-stream"),
    ]

    @Test("is told by its bytes alone, however they are cut into pieces", arguments: table.indices)
    func told(row: Int) {
        let (what, bytes, type) = Self.table[row]
        for size in [1, 2, 3, 5, 64] {
            var sniffer = MediaTypeSniffer()
            for start in stride(from: 0, to: bytes.count, by: size) {
                sniffer.take(bytes[start..<min(start + size, bytes.count)])
            }
            #expect(sniffer.mediaType == type, "\(what), \(size) at a time")
        }
    }
}
