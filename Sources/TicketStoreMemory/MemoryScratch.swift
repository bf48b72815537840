internal import Synchronization
internal import TicketCore

/// A scratch file in memory.
final class MemoryScratch: ScratchFile {
    private let bytes = Mutex<[UInt8]>([])

    func length() -> Int64 { bytes.withLock { Int64($0.count) } }

    func append(_ bytes: [UInt8]) { self.bytes.withLock { $0 += bytes } }

    func read(at offset: Int64, count: Int) -> [UInt8] {
        bytes.withLock { Array($0.dropFirst(Int(clamping: offset)).prefix(max(0, count))) }
    }
}
