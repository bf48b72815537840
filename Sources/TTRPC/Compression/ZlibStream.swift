internal import CZlib

/// zlib's state at an address that does not change, which zlib insists on.
struct ZlibStream: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>
    private let end: (UnsafeMutablePointer<z_stream>) -> Int32

    /// A stream that compresses, or nil when zlib has no memory.
    init?(deflating compression: Compression) {
        let stream = Self.allocate()
        // The fastest level: the better ones are slower than the networks that this is for.
        let result = deflateInit2_(
            stream, Z_BEST_SPEED, Z_DEFLATED, compression.windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard result == Z_OK else {
            stream.deallocate()
            return nil
        }
        self.stream = stream
        end = deflateEnd
    }

    /// A stream that inflates, or nil when zlib has no memory.
    init?(inflating compression: Compression) {
        let stream = Self.allocate()
        let result = inflateInit2_(
            stream, compression.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard result == Z_OK else {
            stream.deallocate()
            return nil
        }
        self.stream = stream
        end = inflateEnd
    }

    deinit {
        _ = end(stream)
        stream.deallocate()
    }

    /// Bytes of the input that were not needed.
    var unusedCount: Int { Int(stream.pointee.avail_in) }

    /// - Parameter bytes: must outlive the stream.
    func take(_ bytes: UnsafeRawBufferPointer, count: UInt32) {
        stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.bindMemory(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = count
    }

    /// Lets one of zlib's functions write up to `byteCountMax` bytes.
    ///
    /// - Returns: the bytes and what the function returned.
    func run(
        byteCountMax: Int, _ work: (UnsafeMutablePointer<z_stream>) -> Int32
    ) -> (bytes: [UInt8], result: Int32) {
        let room = UInt32(clamping: byteCountMax)
        var result = Z_OK
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(room)) { buffer, initialized in
            stream.pointee.next_out = buffer.baseAddress
            stream.pointee.avail_out = room
            result = work(stream)
            initialized = Int(room &- stream.pointee.avail_out)
        }
        return (bytes, result)
    }

    private static func allocate() -> UnsafeMutablePointer<z_stream> {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        return stream
    }
}
