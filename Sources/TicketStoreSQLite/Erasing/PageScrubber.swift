/// Overwrites what SQLite leaves in a page of a database file of what was deleted, moved or cut short.
///
/// SQLite overwrites what is deleted where it lies. What it had moved before, when it balanced a tree, may still stand
/// in the unused parts of pages: between a page's directory and its cells, in free blocks, behind the end of the last page
/// of a long value, and in free pages. Nothing is ever read from there, so it makes no difference if such a write is
/// torn. (SQLite's file format: https://www.sqlite.org/fileformat2.html, section 1.)
struct PageScrubber {
    /// A part of a page, in bytes from its beginning.
    typealias Part = Range<Int>

    /// How many bytes of a page may hold something.
    let usableBytes: Int

    /// The unused parts of a page of a tree; nil if it is none.
    ///
    /// Only in files of less than 2^24 pages: there no other page in use begins with these numbers.
    func unusedParts(_ page: [UInt8], isFirst: Bool) -> [Part]? {
        let header = isFirst ? 100 : 0
        guard let shape = Shape(page, at: header, usableBytes: usableBytes) else { return nil }
        var parts = [shape.gap]
        var block = number(page, at: header + 1)
        // Free blocks come in rising order.
        while block >= shape.gap.upperBound, block + 4 <= usableBytes {
            let size = number(page, at: block + 2)
            guard size >= 4, block + size <= usableBytes else { return nil }
            parts.append(block + 4..<block + size)
            let next = number(page, at: block)
            guard next == 0 || next > block else { return nil }
            block = next
        }
        return parts.filter { !$0.isEmpty }
    }

    /// Where the values of a page that go on elsewhere do so: the first page there, and how many bytes lie there.
    func overflows(_ page: [UInt8], isFirst: Bool) -> [(page: Int, bytes: Int)] {
        let header = isFirst ? 100 : 0
        guard let shape = Shape(page, at: header, usableBytes: usableBytes), shape.kind != .innerTable else {
            return []
        }
        return (0..<shape.cellCount).compactMap { index in
            var place = number(page, at: shape.directory + 2 * index)
            if shape.kind == .innerIndex { place += 4 }
            guard let bytes = varint(page, at: &place) else { return nil }
            if shape.kind == .leafTable { guard varint(page, at: &place) != nil else { return nil } }
            let local = localBytes(of: bytes, isTable: shape.kind == .leafTable)
            guard local < bytes, place + local + 4 <= usableBytes else { return nil }
            let first = (0..<4).reduce(0) { $0 << 8 | Int(page[place + local + $1]) }
            return first > 0 ? (first, bytes - local) : nil
        }
    }

    /// How many bytes of a value lie on its page.
    private func localBytes(of bytes: Int, isTable: Bool) -> Int {
        let most = isTable ? usableBytes - 35 : (usableBytes - 12) * 64 / 255 - 23
        if bytes <= most { return bytes }
        let least = (usableBytes - 12) * 32 / 255 - 23
        let wanted = least + (bytes - least) % (usableBytes - 4)
        return wanted <= most ? wanted : least
    }

    private func number(_ page: [UInt8], at place: Int) -> Int {
        place + 2 <= page.count ? Int(page[place]) << 8 | Int(page[place + 1]) : 0
    }

    private func varint(_ page: [UInt8], at place: inout Int) -> Int? {
        var value: UInt64 = 0
        for index in 0..<9 {
            guard place < usableBytes else { return nil }
            let byte = page[place]
            place += 1
            if index == 8 {
                value = value << 8 | UInt64(byte)
                break
            }
            value = value << 7 | UInt64(byte & 0x7f)
            if byte < 0x80 { break }
        }
        return Int(exactly: value)
    }
}

extension PageScrubber {
    /// What a page of a tree says of itself.
    private struct Shape {
        enum Kind: UInt8 {
            case innerIndex = 2
            case innerTable = 5
            case leafIndex = 10
            case leafTable = 13
        }

        let kind: Kind
        let cellCount: Int
        /// Where the places of the cells stand.
        let directory: Int
        /// What lies between them and the cells.
        let gap: Part

        init?(_ page: [UInt8], at header: Int, usableBytes: Int) {
            guard page.count >= usableBytes, header + 12 <= usableBytes, let kind = Kind(rawValue: page[header]) else {
                return nil
            }
            self.kind = kind
            cellCount = Int(page[header + 3]) << 8 | Int(page[header + 4])
            directory = header + (kind == .innerIndex || kind == .innerTable ? 12 : 8)
            let content = Int(page[header + 5]) << 8 | Int(page[header + 6])
            let start = content == 0 ? 65_536 : content
            let end = directory + 2 * cellCount
            guard end <= start, start <= usableBytes else { return nil }
            gap = end..<start
        }
    }
}
