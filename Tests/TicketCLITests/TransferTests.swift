import Synchronization
import Testing
import TicketClient

@testable import TicketCLI

@Suite("Transfers on the command line")
struct TransferTests {
    @Test("A range is the first byte and the last one, or only the first")
    func ranges() throws {
        #expect(try ByteRange.parse("0-0") == ByteRange(offset: 0, length: 1))
        #expect(try ByteRange.parse("6-9") == ByteRange(offset: 6, length: 4))
        #expect(try ByteRange.parse("1024-") == ByteRange(offset: 1_024, length: 0))
        for text in [
            "", "-", "-5", "5", "9-6", "a-b", "1-2-3", "+1-2", "0-9223372036854775807", "99999999999999999999-",
        ] {
            #expect(throws: (any Error).self, "\(text)") { try ByteRange.parse(text) }
        }
    }

    @Test("Sizes read as people read them")
    func sizes() {
        let texts: [Int64: String] = [
            0: "0 B", 1_023: "1023 B", 1_024: "1.0 KiB", 1_536: "1.5 KiB", 26_214_400: "25.0 MiB", -1: "0 B",
        ]
        for (bytes, text) in texts { #expect(ByteCount.text(bytes) == text) }
    }

    @Test("A bar is drawn on a terminal alone, only where it changes, and is taken away at the end")
    func bar() {
        for isTerminal in [true, false] {
            let drawn = Mutex<[String]>([])
            var console = Console(write: { _ in }, note: { _ in }, isErrorTerminal: isTerminal)
            console.draw = { text in drawn.withLock { $0.append(text) } }
            let bar = ProgressBar("a\u{1B}b.png", console)
            for done in [500_000, 500_001, 1_000_000] as [Int64] {
                bar.show(TransferProgress(phase: .transferring, doneBytes: done, totalBytes: 1_000_000))
            }
            bar.end()
            bar.end()
            let clear = "\r\u{1B}[K"
            let half = "a\\u{1B}b.png  [###############---------------] 50%  976.6 KiB"
            let whole = "a\\u{1B}b.png  [##############################] 100%  976.6 KiB"
            #expect(drawn.withLock { $0 } == (isTerminal ? [clear + half, clear + whole, clear] : []))
        }
    }

    @Test("A download in a folder has the file's own name, and no name leads out of it")
    func targets() throws {
        #expect(try DownloadTarget(path: "/tmp", filename: "a b.png", replaces: true).path == "/tmp/a b.png")
        #expect(try DownloadTarget(path: ".", filename: "a b.png", replaces: true).path == "a b.png")
        #expect(try DownloadTarget(path: "/tmp/x", filename: "../a", replaces: true).path == "/tmp/x")
        for name in ["", ".", "..", "../a", "a/b"] {
            #expect(throws: (any Error).self) { try DownloadTarget(path: "/tmp", filename: name, replaces: true) }
        }
    }
}
