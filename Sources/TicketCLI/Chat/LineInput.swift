internal import Dispatch

/// Standard input, line by line as it comes.
struct LineInput {
    private let readNext: @Sendable () throws -> [UInt8]
    private var bytes: [UInt8] = []
    private var isAtEnd = false
    /// A line that is longer is cut there, and its rest is the next one.
    private static let lineBytesMax = 262_144

    init(console: Console) {
        readNext = console.readNext
    }

    /// The next line without its end; nil at the end of the input. What is not UTF-8 is replaced.
    ///
    /// - Throws: `CancellationError`; what cannot be read is the end.
    mutating func next() async throws -> String? {
        while true {
            if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? cut {
                defer { bytes.removeFirst(min(end + (bytes[end] == UInt8(ascii: "\n") ? 1 : 0), bytes.count)) }
                return Self.text(bytes[..<end])
            }
            if isAtEnd {
                defer { bytes = [] }
                return bytes.isEmpty ? nil : Self.text(bytes[...])
            }
            let more = try await wait()
            isAtEnd = more.isEmpty
            bytes += more
        }
    }

    private var cut: Int? { bytes.count > Self.lineBytesMax ? Self.lineBytesMax : nil }

    private static func text(_ line: ArraySlice<UInt8>) -> String {
        let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        return String(decoding: line, as: UTF8.self)
    }

    /// Waits aside, so that whoever is cancelled does not wait any longer.
    private func wait() async throws -> [UInt8] {
        let (results, source) = AsyncStream.makeStream(of: [UInt8].self)
        DispatchQueue.global().async { [readNext] in
            source.yield((try? readNext()) ?? [])
            source.finish()
        }
        for await bytes in results { return bytes }
        throw CancellationError()
    }
}
