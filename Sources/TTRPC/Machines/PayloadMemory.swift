/// Bytes that stay where they are until others take their place.
struct PayloadMemory: ~Copyable {
    private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    deinit {
        memory.deallocate()
    }

    /// Keeps a copy of `bytes` in the place of what was kept before.
    mutating func keep(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
        release()
        memory = .allocate(byteCount: bytes.count, alignment: 1)
        memory.copyBytes(from: bytes)
        return UnsafeRawBufferPointer(memory)
    }

    /// Gives the memory back.
    @inline(__always)
    mutating func release() {
        guard memory.baseAddress != nil else { return }
        memory.deallocate()
        memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    }
}
