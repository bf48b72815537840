/// Bytes on their way in one direction, in order. They arrive when the schedule says so, in any cut.
struct BytePipe {
    /// A frame that is to be lost, doubled or changed, counted from 1.
    enum Tampering {
        case none
        case lose(Int)
        case double(Int)
        case change(Int)
    }

    private var bytes: [UInt8] = []
    private var frameCount = 0
    private let tampering: Tampering

    init(_ tampering: Tampering = .none) {
        self.tampering = tampering
    }

    var count: Int { bytes.count }

    /// Sends a whole frame.
    mutating func send(_ frame: [UInt8]) {
        frameCount += 1
        switch tampering {
        case .lose(frameCount): break
        case .double(frameCount): bytes += frame + frame
        case .change(frameCount) where frame.count > 10: bytes += frame[..<10] + [frame[10] ^ 0x40] + frame[11...]
        default: bytes += frame
        }
    }

    /// Takes what arrives next.
    mutating func take(_ byteCount: Int) -> [UInt8] {
        let taken = Array(bytes.prefix(byteCount))
        bytes.removeFirst(taken.count)
        return taken
    }
}
