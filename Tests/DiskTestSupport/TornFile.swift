internal import CDiskShim
internal import TestRandom

/// A file as it may lie on a disk: what was synced for certain, and of what was not, any part.
struct TornFile {
    private static let sectorBytes = 512

    private enum Change {
        case write(offset: Int, bytes: [UInt8])
        case truncate(size: Int)
    }

    private var synced: [UInt8]
    private var unsynced: [Change] = []

    /// A file that is on the disk with all its bytes.
    init(_ bytes: [UInt8]) {
        synced = bytes
    }

    mutating func apply(_ record: disk_record) {
        switch UInt32(bitPattern: record.operation) {
        case DISK_WRITE.rawValue:
            let bytes = UnsafeRawBufferPointer(start: record.bytes, count: Int(record.count))
            unsynced.append(.write(offset: Int(record.offset), bytes: Array(bytes)))
        case DISK_TRUNCATE.rawValue:
            unsynced.append(.truncate(size: Int(record.offset)))
        case DISK_SYNC.rawValue:
            synced = whole
            unsynced = []
        default: break
        }
    }

    /// The file as the system shows it while the power is on.
    var whole: [UInt8] {
        var bytes = synced
        for change in unsynced { Self.carryOut(change, on: &bytes) }
        return bytes
    }

    /// The file after a loss of power: each sector that was not synced is there or not, in no order, and the file may
    /// have grown without its bytes.
    func torn(using random: inout SeededRandom) -> [UInt8] {
        let percent = random.pick([0, 10, 50, 90, 100])
        var bytes = synced
        for change in unsynced {
            switch change {
            case .truncate:
                if random.chance(percent) { Self.carryOut(change, on: &bytes) }
            case .write(let offset, let data):
                if random.chance(20) { Self.grow(&bytes, to: offset + data.count) }
                for sector in Self.sectors(offset: offset, data) where random.chance(percent) {
                    Self.carryOut(sector, on: &bytes)
                }
            }
        }
        return bytes
    }

    /// A write, cut where sectors begin.
    private static func sectors(offset: Int, _ data: [UInt8]) -> [Change] {
        var changes: [Change] = []
        var start = 0
        while start < data.count {
            let end = min(data.count, start + sectorBytes - (offset + start) % sectorBytes)
            changes.append(.write(offset: offset + start, bytes: Array(data[start..<end])))
            start = end
        }
        return changes
    }

    private static func carryOut(_ change: Change, on bytes: inout [UInt8]) {
        switch change {
        case .truncate(let size):
            if size < bytes.count { bytes.removeLast(bytes.count - size) } else { grow(&bytes, to: size) }
        case .write(let offset, let data):
            grow(&bytes, to: offset + data.count)
            bytes.replaceSubrange(offset..<offset + data.count, with: data)
        }
    }

    private static func grow(_ bytes: inout [UInt8], to size: Int) {
        if size > bytes.count { bytes += [UInt8](repeating: 0, count: size - bytes.count) }
    }
}
