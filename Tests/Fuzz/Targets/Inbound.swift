/// What has been received and not consumed, lent to a machine in memory of exactly that size, so that
/// AddressSanitizer sees a read behind the end.
struct Inbound {
    private var pending: [UInt8] = []

    mutating func append(_ bytes: [UInt8]) {
        pending += bytes
    }

    /// Lends the bytes until `take` returns nil.
    ///
    /// - Parameter take: says how many bytes it has consumed.
    mutating func drain(_ take: (UnsafeRawBufferPointer) throws -> Int?) throws {
        var start = 0
        defer { pending.removeFirst(start) }
        while true {
            let exact = UnsafeMutableRawBufferPointer.allocate(byteCount: pending.count - start, alignment: 1)
            defer { exact.deallocate() }
            exact.copyBytes(from: pending[start...])
            guard let consumed = try take(UnsafeRawBufferPointer(exact)) else { return }
            try promise((0...exact.count).contains(consumed), "\(consumed) bytes of \(exact.count) were consumed")
            start += consumed
        }
    }
}
