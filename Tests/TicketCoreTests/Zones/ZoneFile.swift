/// The bytes of a TZif file, made part by part so that a test can make one of them wrong.
struct ZoneFile {
    struct Kind {
        var offset: Int32
        var isDaylightSaving: UInt8 = 0
        var name: UInt8 = 0
    }

    var version: UInt8 = UInt8(ascii: "2")
    var changes: [(second: Int64, kind: UInt8)] = []
    var kinds: [Kind] = [Kind(offset: 0)]
    var names: [UInt8] = Array("XXX\0".utf8)
    var leapSeconds: UInt32 = 0
    var standardFlags: [UInt8] = []
    var footer = "\n\n"

    var bytes: [UInt8] {
        // The first block is as short as writers of today make it: one type, no changes.
        header(counts: [0, 0, 0, 0, 1, 4]) + [0, 0, 0, 0, 0, 0] + Array("XXX\0".utf8)
            + header(counts: [
                0, UInt32(standardFlags.count), leapSeconds, UInt32(changes.count), UInt32(kinds.count),
                UInt32(names.count),
            ])
            + changes.flatMap { big(UInt64(bitPattern: $0.second)) } + changes.map(\.kind)
            + kinds.flatMap { big(UInt32(bitPattern: $0.offset)) + [$0.isDaylightSaving, $0.name] }
            + names + [UInt8](repeating: 0, count: Int(leapSeconds) * 12) + standardFlags + Array(footer.utf8)
    }

    private func header(counts: [UInt32]) -> [UInt8] {
        Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15) + counts.flatMap(big)
    }

    private func big<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian, Array.init)
    }
}
